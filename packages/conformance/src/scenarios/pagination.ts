import { largestPage, pageOf } from "../context/read-pages.ts";
import type { ParsedResponse } from "../http/draft.ts";
import { itemsIn } from "../spec/paging.ts";
import { formatList, truncate } from "../values/format.ts";
import { valueAt } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import {
  expectTotals,
  keyOf,
  listPagedLists,
  type PagedList,
  type PopulatedList,
  readPopulatedList,
} from "./tools/lists.ts";

/** The pages together contain the whole list in the same order, and their totals are consistent. */
export const pagination: ScenarioGenerator = (spec) =>
  listPagedLists(spec).map((list) => {
    return { operation: list.operation, run: (steps: ScenarioSteps) => checkPages(list, steps) };
  });

async function checkPages(list: PagedList, steps: ScenarioSteps): Promise<void> {
  const content = await readPopulatedList(list, steps);
  const { items } = content;
  const keys = items.map(keyOf);
  const known = new Set<string>();
  const duplicate = keys.find((key) => known.size === known.add(key).size);
  steps.expect(duplicate === undefined, `Expected each item once, but received ${truncate(duplicate ?? "")} twice.`);
  const largest = largestPage(list.operation, steps.context.spec);
  for (const size of new Set([1, 2, largest])) {
    const first = await readPage(content, 1, size, steps);
    for (const page of pagesAfterFirst(first, content, size)) await readPage(content, page, size, steps);
  }
  if (largest > 3) await readPage(content, 1, largest - 1, steps);
}

// The first pages, the last page, and the page after the last.
function pagesAfterFirst(first: ParsedResponse, { list, items }: PopulatedList<PagedList>, size: number): number[] {
  const total = valueAt(first.body, list.paging.totalItems);
  const last = Math.max(1, Math.ceil((typeof total === "number" ? total : items.length) / size));
  const firstPages = Array.from({ length: Math.min(last, 10) }, (_, index) => index + 1);
  return [...new Set([...firstPages.slice(1), last, last + 1])].filter((page) => page > 1);
}

async function readPage(
  content: PopulatedList<PagedList>,
  page: number,
  size: number,
  steps: ScenarioSteps,
): Promise<ParsedResponse> {
  const { list, draft, items, complete } = content;
  const response = await steps.send(pageOf(draft, list.paging, page, size));
  const label = `page ${page} with size ${size}`;
  const read = itemsIn(response.body, list.paging);
  const start = (page - 1) * size;
  steps.expect(read.length <= size, `Expected at most ${size} items on ${label}, but received ${read.length}.`);
  if (complete || start + size <= items.length) {
    const expected = items.slice(start, start + size).map(keyOf);
    const actual = read.map(keyOf);
    steps.expect(
      expected.join() === actual.join(),
      `Expected ${formatList(expected) || "no items"} on ${label}, but received ${formatList(actual) || "no items"}.`,
    );
  }
  expectTotals({ ...content, page, size, label }, response, steps);
  return response;
}

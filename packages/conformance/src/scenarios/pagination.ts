import { eachPage, largestPage, pageOf } from "../context/read-pages.ts";
import type { ParsedResponse } from "../http/draft.ts";
import type { Item } from "../plan/rules.ts";
import { itemsIn, readPaging } from "../spec/paging.ts";
import { formatList, truncate } from "../values/format.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import {
  expectTotals,
  keyOf,
  listPagedLists,
  type PagedList,
  type PopulatedList,
  readPopulatedList,
} from "./tools/lists.ts";
import { checkSortedPages, listSortedLists } from "./tools/sorted-pages.ts";

/** The pages together contain the whole list in the same order, and their totals are consistent. */
export const pagination: ScenarioGenerator = (spec) =>
  listPagedLists(spec).flatMap((list) => [
    { operation: list.operation, run: (steps: ScenarioSteps) => checkPages(list, steps) },
    ...listSortedLists(list, spec).map((sorted) => ({
      operation: list.operation,
      variant: sorted.parameter.name,
      run: (steps: ScenarioSteps) => checkSortedPages(sorted, steps),
    })),
  ]);

async function checkPages(list: PagedList, steps: ScenarioSteps): Promise<void> {
  const content = await readPopulatedList(list, steps);
  const { items } = content;
  const keys = items.map(keyOf);
  const known = new Set<string>();
  const duplicate = keys.find((key) => known.size === known.add(key).size);
  steps.expect(duplicate === undefined, `Expected each item once, but received ${truncate(duplicate ?? "")} twice.`);
  if (list.paging.kind === "cursor") return checkCursors(content, steps);
  const largest = largestPage(list.operation, steps.context.spec);
  for (const size of new Set([1, 2, largest])) {
    const first = await readPage(content, 1, size, steps);
    for (const page of pagesAfterFirst(first, content, size)) await readPage(content, page, size, steps);
  }
  if (largest > 3) await readPage(content, 1, largest - 1, steps);
}

// Cursors only lead forward, and a page may have fewer items than requested.
async function checkCursors(content: PopulatedList<PagedList>, steps: ScenarioSteps): Promise<void> {
  const { list, draft, items, complete } = content;
  for (const size of new Set([1, 2, largestPage(list.operation, steps.context.spec)])) {
    const read: Item[] = [];
    let page = 0;
    for await (const { response, items: more, isLast } of eachPage(draft, { paging: list.paging, size }, steps.send)) {
      page++;
      const label = `page ${page} with size ${size}`;
      steps.expect(more.length <= size, `Expected at most ${size} items on ${label}, but received ${more.length}.`);
      read.push(...more);
      const expected = items.slice(0, isLast && complete ? items.length : read.length).map(keyOf);
      const isSame = read.map(keyOf).join() === expected.join();
      const numbers = `the first ${expected.length} items`;
      steps.expect(isSame, `Expected ${numbers} of the list up to ${label}, but received other items.`);
      expectTotals({ ...content, page, size, label }, response, steps);
      if (page === 10) break;
    }
  }
}

// The first pages, the last page, and the page after the last.
function pagesAfterFirst(first: ParsedResponse, { list, items }: PopulatedList<PagedList>, size: number): number[] {
  const { totalItems } = list.paging;
  const total = totalItems === undefined ? items.length : readPaging(totalItems, first);
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

import type { EngineSteps } from "../context/engine-context.ts";
import { largestPage } from "../context/read-pages.ts";
import { text, truncate } from "../values/format.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { checkPage, expectOrder, keyOf, type List, listLists, readPopulatedList } from "./tools/lists.ts";

/**
 * A list has the order that the plan defines. Its pages together contain the whole list in the same order, and their
 * totals are consistent.
 */
export const pagination: ScenarioGenerator = (spec) =>
  listLists(spec).map((list) => ({ operation: list.operation, run: (steps) => checkPages(list, steps) }));

async function checkPages(list: List, steps: EngineSteps): Promise<void> {
  const content = await readPopulatedList(list, steps);
  const keys = content.items.map(keyOf);
  const repeated = keys.find((key, index) => keys.indexOf(key) < index);
  steps.expect(repeated === undefined, text`Expected each item once, but received ${truncate(repeated ?? "")} twice.`);
  expectOrder(list, content.items, steps);
  const largest = largestPage(list.operation, steps.context.spec);
  for (const size of new Set([1, 2, largest])) {
    const last = Math.max(1, Math.ceil((content.total ?? keys.length) / size));
    const firstPages = Array.from({ length: Math.min(last, 3) }, (_, index) => index + 1);
    // Beyond the last page, the list is empty.
    for (const page of new Set([...firstPages, last, last + 1, last + 1000]))
      await checkPage(content, page, size, steps);
  }
  if (largest > 3) await checkPage(content, 1, largest - 1, steps);
}

import type { Item, OrderKey } from "../plan/plan.ts";
import { formatValue } from "../values/format.ts";
import { valueAt } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { keyOf, type List, listLists, readList, readPopulatedList } from "./tools/lists.ts";

/** A list has the order defined in the plan, and the same order when it is read again. */
export const order: ScenarioGenerator = (spec) =>
  listLists(spec)
    // Only pages need an order that the plan does not define.
    .filter(({ paging, rule }) => paging ?? rule?.order)
    .map((list) => ({ operation: list.operation, run: (steps) => checkOrder(list, steps) }));

async function checkOrder(list: List, steps: ScenarioSteps): Promise<void> {
  const { draft, items } = await readPopulatedList(list, steps);
  const second = await readList(draft, steps);
  const isSame = items.map(keyOf).join() === second.items.map(keyOf).join();
  steps.expect(isSame, "Expected the same order when the list is read again.");
  expectOrder(list, items, steps);
}

/** @param query describes the query of a filtered list, such as `with status=open`. */
export function expectOrder(
  { rule, operation }: Pick<List, "rule" | "operation">,
  items: readonly Item[],
  steps: ScenarioSteps,
  query = "",
): void {
  const failures = items
    .slice(1)
    .map((item, index) => describeMisplaced(items[index] ?? item, item, rule?.order ?? []));
  const index = failures.findIndex(Boolean);
  const message = `Item ${index + 2}${query && ` ${query}`} is out of order: ${failures[index]}.`;
  steps.expect(index < 0, message, operation.operationId);
}

function describeMisplaced(before: Item, after: Item, order: readonly OrderKey[]): string | undefined {
  for (const key of order) {
    const pointer = typeof key === "string" ? key.replace(/^-/, "") : "values of a function of the plan";
    const [a, b] = [before, after].map((item) => (typeof key === "string" ? valueAt(item, pointer) : key(item)));
    const isDescending = key !== pointer && typeof key === "string";
    if (a === b) continue;
    if (isDescending ? isBefore(b, a) : isBefore(a, b)) return undefined;
    const keys = order.filter((each) => typeof each === "string").join(", ");
    return `expected ${isDescending ? "descending" : "ascending"} ${pointer}${keys && ` (${keys})`}, but received ${formatValue(a)} before ${formatValue(b)}`;
  }
  return undefined;
}

// Values that cannot be compared, such as null, are in order. The bytes of UTF-8 have the order of the code points.
function isBefore(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  return typeof a !== "string" || typeof b !== "string" || Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}

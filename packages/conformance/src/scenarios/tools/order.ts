import type { Item } from "../../base/request.ts";
import type { EngineSteps } from "../../context/engine-context.ts";
import { formatValue } from "../../values/format.ts";
import { valueAt } from "../../values/json.ts";
import type { List } from "./lists.ts";

/**
 * Expects the order that the plan defines.
 *
 * @param query describes the query of a filtered list, such as `with status=open`.
 */
export function expectOrder(
  { rule, operation }: Pick<List, "rule" | "operation">,
  items: readonly Item[],
  steps: EngineSteps,
  query = "",
): void {
  const failures = items
    .slice(1)
    .map((item, index) => describeMisplaced(items[index] ?? item, item, rule?.order ?? []));
  const index = failures.findIndex(Boolean);
  const message = `Item ${index + 2}${query && ` ${query}`} is out of order: ${failures[index]}.`;
  steps.expect(index < 0, message, operation.operationId);
}

function describeMisplaced(before: Item, after: Item, order: readonly string[]): string | undefined {
  for (const key of order) {
    const pointer = key.replace(/^-/, "");
    const [a, b] = [valueAt(before, pointer), valueAt(after, pointer)];
    if (a === b) continue;
    const isDescending = key !== pointer;
    if (isDescending ? isBefore(b, a) : isBefore(a, b)) return undefined;
    const direction = isDescending ? "descending" : "ascending";
    return `expected ${direction} ${pointer} (${order.join(", ")}), but received ${formatValue(a)} before ${formatValue(b)}`;
  }
  return undefined;
}

// Values that cannot be compared, such as null, are in order. The bytes of UTF-8 have the order of the code points.
function isBefore(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  return typeof a !== "string" || typeof b !== "string" || Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}

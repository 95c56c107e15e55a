import type { Item } from "../plan/rules.ts";
import { at } from "../values/json.ts";
import { show } from "../values/show.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks, Steps } from "./make.ts";
import { keyOf, type List, listLists, longDraft, readWhole } from "./tools/lists.ts";

/** A list comes in the order that the plan tells, and in the same one when it is read again. */
export const order: MakeWalks = (law) =>
  listLists(law).map((list) => ({ operation: list.operation, go: (steps) => go(list, steps) }));

async function go(list: List, steps: Steps): Promise<void> {
  const draft = await longDraft(list, steps);
  const { items } = await readWhole(draft, steps);
  if (items.length < 2) throw new Unreached("The list has fewer than two items, and nothing makes more.");
  const again = await readWhole(draft, steps);
  const isSame = items.map(keyOf).join() === again.items.map(keyOf).join();
  steps.expect(isSame, "The list must have the same order when it is read again, but has another.");
  const order = list.rule?.order ?? [];
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    const complaint = before && misplaced(before, item, order);
    if (complaint) return steps.expect(false, `Item ${index + 1} is out of order: ${complaint}.`);
  }
}

// Compares by the first pointer at which two items differ.
function misplaced(before: Item, after: Item, order: readonly string[]): string | undefined {
  for (const each of order) {
    const down = each.startsWith("-");
    const pointer = down ? each.slice(1) : each;
    const [a, b] = [at(before, pointer), at(after, pointer)];
    if (a === b) continue;
    if (down ? isBefore(b, a) : isBefore(a, b)) return undefined;
    return `${pointer} must go ${down ? "down" : "up"} (${order.join(", ")}), but ${show(a)} stands before ${show(b)}`;
  }
  return undefined;
}

// What can't be compared, such as null, is in no wrong order.
function isBefore(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  return typeof a !== "string" || typeof b !== "string" || a < b;
}

import type { Item, ItemFilter } from "../../plan/rules.ts";
import type { World } from "../../world/world.ts";

/** Whether some filters together keep an item, each asked for its value. */
export type Judge = (item: Item, values: readonly string[]) => boolean;

/** Reads what some filters need, and answers what they keep together. */
export async function judgeOf(filters: readonly ItemFilter[], world: World): Promise<Judge> {
  const keepers: { keeps: (item: Item, value: string) => boolean; isOfParts: boolean }[] = [];
  for (const each of filters) keepers.push({ keeps: await each.keeps(world), isOfParts: each.parts !== undefined });
  const partsOf = await filters.find(({ parts }) => parts)?.parts?.(world);
  return (item, values) =>
    (partsOf?.(item) ?? [item]).some((part) =>
      keepers.every(({ keeps, isOfParts }, index) => keeps(isOfParts ? part : item, values[index] ?? "")),
    );
}

// So many values of each are looked at.
const most = 8;

/**
 * Values for two filters, such that each alone keeps items that both together don't: who passes over one of them shows
 * it. Undefined where the items have no such. Where possible, something is kept by both.
 */
export async function chooseValues(
  [first, second]: readonly [ItemFilter, ItemFilter],
  items: readonly Item[],
  world: World,
): Promise<[string, string] | undefined> {
  const [one, other] = [await judgeOf([first], world), await judgeOf([second], world)];
  const together = await judgeOf([first, second], world);
  const count = (keeps: (item: Item) => boolean) => items.filter(keeps).length;
  const pairs = await listPairs([first, second], items, world);
  const told = pairs.flatMap(([a, b]) => {
    const both = count((item) => together(item, [a, b]));
    const isTold = both < count((item) => one(item, [a])) && both < count((item) => other(item, [b]));
    return isTold ? [{ values: [a, b] satisfies [string, string], both }] : [];
  });
  return (told.find(({ both }) => both > 0) ?? told[0])?.values;
}

async function listPairs(
  [first, second]: readonly [ItemFilter, ItemFilter],
  items: readonly Item[],
  world: World,
): Promise<[string, string][]> {
  const seconds = (await second.values(items, world)).slice(0, most);
  const firsts = (await first.values(items, world)).slice(0, most);
  return firsts.flatMap((a) => seconds.map((b): [string, string] => [a, b]));
}

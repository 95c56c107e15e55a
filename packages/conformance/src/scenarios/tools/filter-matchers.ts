import type { RunContext } from "../../context/context.ts";
import type { Item, ItemFilter } from "../../plan/rules.ts";

type ItemMatcher = (item: Item, values: readonly string[]) => boolean;

export async function createMatcher(filters: readonly ItemFilter[], context: RunContext): Promise<ItemMatcher> {
  const matchers: { matches: (item: Item, value: string) => boolean; matchesParts: boolean }[] = [];
  for (const each of filters)
    matchers.push({ matches: await each.matches(context), matchesParts: each.parts !== undefined });
  const partsOf = await filters.find(({ parts }) => parts)?.parts?.(context);
  return (item, values) =>
    (partsOf?.(item) ?? [item]).some((part) =>
      matchers.every(({ matches, matchesParts }, index) => matches(matchesParts ? part : item, values[index] ?? "")),
    );
}

/** Each value must match items that the other value excludes. Prefers two values that some items both match. */
export async function chooseValues(
  [first, second]: readonly [ItemFilter, ItemFilter],
  items: readonly Item[],
  context: RunContext,
): Promise<[string, string] | undefined> {
  const [matchesFirst, matchesSecond] = [await createMatcher([first], context), await createMatcher([second], context)];
  const matchesBoth = await createMatcher([first, second], context);
  const count = (matches: (item: Item) => boolean) => items.filter(matches).length;
  const firstValues = (await first.values(items, context)).slice(0, 8);
  const secondValues = (await second.values(items, context)).slice(0, 8);
  const pairs = firstValues.flatMap((a) => secondValues.map((b): [string, string] => [a, b]));
  const candidates = pairs.flatMap(([a, b]) => {
    const matchCount = count((item) => matchesBoth(item, [a, b]));
    const isDistinct =
      matchCount < count((item) => matchesFirst(item, [a])) && matchCount < count((item) => matchesSecond(item, [b]));
    return isDistinct ? [{ values: [a, b] satisfies [string, string], matchCount }] : [];
  });
  return (candidates.find(({ matchCount }) => matchCount > 0) ?? candidates[0])?.values;
}

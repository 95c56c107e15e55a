import type { SortKey } from "./table.ts";

/** Compares strings by Unicode code point. `<` compares UTF-16 code units, and so sorts U+1F600 before U+FF5E. */
export function compareStrings(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
}

export type Key<T> = keyof T | ((record: T) => string | number | null);

/**
 * Returns a comparator by several keys, in ascending order, null last.
 *
 * @example
 * rows.sort(byKeys(({ total_cost_usd }) => -total_cost_usd, "agent_name"));
 */
export const byKeys =
  <T>(...keys: Key<T>[]) =>
  (a: T, b: T): number => {
    for (const key of keys) {
      const order = compareKeys(valueAt(a, key), valueAt(b, key));
      if (order !== 0) return order;
    }
    return 0;
  };

function valueAt<T>(record: T, key: Key<T>): string | number | null {
  return typeof key === "function" ? key(record) : (record[key] as string | number | null);
}

function compareKeys(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === "string" && typeof b === "string" ? compareStrings(a, b) : Number(a) - Number(b);
}

/** Returns a comparator by the order of a table: fields, with `-` for descending order, or functions. */
export function orderBy(keys: readonly SortKey<never>[] = []): (a: never, b: never) => number {
  const comparators = keys.map((key) => {
    if (typeof key !== "string" || !key.startsWith("-")) return byKeys(key as never);
    const ascending = byKeys(key.slice(1) as never);
    return (a: never, b: never) => ascending(b, a);
  });
  return (a, b) => comparators.reduce((order, compare) => order || compare(a, b), 0);
}

export const tiers: readonly string[] = ["platform", "organization", "project"];

export const byNameTypeTier: (a: SortableResource, b: SortableResource) => number = byKeys<SortableResource>(
  "name",
  "resource_type",
  ({ tier }) => tiers.indexOf(tier),
  "id",
);

type SortableResource = Record<"id" | "name" | "resource_type" | "tier", string>;

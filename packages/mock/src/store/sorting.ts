/** Compares strings by Unicode code point. `<` compares UTF-16 code units, and so sorts U+1F600 before U+FF5E. */
export function compareStrings(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
}

export const newestFirst =
  <Field extends string>(field: Field) =>
  (a: Record<Field, string>, b: Record<Field, string>): number =>
    compareStrings(b[field], a[field]);

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

export const tiers: readonly string[] = ["platform", "organization", "project"];

export const byNameTypeTier: (a: SortableResource, b: SortableResource) => number = byKeys<SortableResource>(
  "name",
  "resource_type",
  ({ tier }) => tiers.indexOf(tier),
  "id",
);

type SortableResource = Record<"id" | "name" | "resource_type" | "tier", string>;

import type { SortKey } from "./table.ts";

/** Compares strings by Unicode code point. `<` compares UTF-16 code units, and so sorts U+1F600 before U+FF5E. */
function compareStrings(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
}

/**
 * Returns a comparator by several keys: fields, with `-` for descending order, or functions. In ascending order, null is
 * last.
 *
 * @example
 * rows.sort(byKeys("-total_cost_usd", "agent_name"));
 */
export const byKeys =
  <T>(...keys: SortKey<T>[]) =>
  (a: T, b: T): number => {
    for (const key of keys) {
      const isDescending = typeof key === "string" && key.startsWith("-");
      const [first, second] = isDescending ? [b, a] : [a, b];
      const order = compareValues(valueAt(first, key), valueAt(second, key));
      if (order !== 0) return order;
    }
    return 0;
  };

function valueAt<T>(record: T, key: SortKey<T>): Value {
  return typeof key === "function" ? key(record) : (record[key.replace(/^-/, "") as keyof T] as Value);
}

type Value = string | number | null;

function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === "string" && typeof b === "string" ? compareStrings(a, b) : Number(a) - Number(b);
}

export const tiers: readonly string[] = ["platform", "organization", "project"];

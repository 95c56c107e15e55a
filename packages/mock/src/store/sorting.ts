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
export function byKeys<T>(...keys: SortKey<T>[]): (a: T, b: T) => number {
  const parsed = keys.map((key) => {
    if (typeof key === "function") return { read: key, sign: 1 };
    const field = String(key).replace(/^-/, "") as keyof T;
    return { read: (record: T) => record[field] as Value, sign: field === key ? 1 : -1 };
  });
  return (a, b) => {
    for (const { read, sign } of parsed) {
      const order = compareValues(read(a), read(b)) * sign;
      if (order !== 0) return order;
    }
    return 0;
  };
}

type Value = string | number | null;

function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === "string" && typeof b === "string" ? compareStrings(a, b) : Number(a) - Number(b);
}

export const tiers: readonly string[] = ["platform", "organization", "project"];

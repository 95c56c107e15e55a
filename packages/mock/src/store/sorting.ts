import { type Contract, type SortKey as OrderKey, parsePointer } from "@crewkit/openapi";
import type { operations } from "@crewkit/types";
import { lazy } from "../base/memoize.ts";
import { operationsIn } from "../contract/operations.ts";
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
export function byKeys<T>(...keys: SortKey<T>[]): Compare<T> {
  const parsed = keys.map((key) => {
    if (typeof key === "function") return { read: key, sign: 1 };
    const field = String(key).replace(/^-/, "") as keyof T;
    return { read: (record: T) => record[field] as Value, sign: field === key ? 1 : -1 };
  });
  return compareBy(parsed);
}

/** Returns a comparator for the items of a list, whose order the contract states. Reads the contract on first use. */
export function byOrderOf<T>(contract: Contract, operationId: keyof operations): Compare<T> {
  const compare = lazy(() => {
    const operation = operationsIn(contract).find((each) => each.operationId === operationId);
    return compareBy((operation?.order ?? []).map(readKey<T>));
  });
  return (a, b) => compare()(a, b);
}

function readKey<T>({ pointer, descending, values }: OrderKey): Key<T> {
  const keys = parsePointer(pointer);
  const fieldOf = (item: T) => keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], item);
  const read = values ? (item: T) => values.indexOf(fieldOf(item)) : (item: T) => fieldOf(item) as Value;
  return { read, sign: descending ? -1 : 1 };
}

interface Key<T> {
  read: (record: T) => Value;
  sign: number;
}

export type Compare<T> = (a: T, b: T) => number;

function compareBy<T>(keys: Key<T>[]): Compare<T> {
  return (a, b) => {
    for (const { read, sign } of keys) {
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

import type { Item } from "../../plan/rules.ts";
import { type Schema, typesOf } from "../../schema/schema.ts";
import { formatValue } from "../../values/format.ts";

interface SortField {
  name: string;
  /** Undefined if the value has no direction. */
  direction: "ascending" | "descending" | undefined;
}

/**
 * The field that a sort value names. Undefined if the value names no field.
 *
 * @example
 * sortFieldOf("created_at:desc", ["createdAt"]); // { name: "createdAt", direction: "descending" }
 */
export function sortFieldOf(value: string, fields: readonly string[]): SortField | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const find = (text: string) => fields.find((field) => plain(field) === plain(text));
  const [, sign = "", text = ""] = /^([-+]?)(.*)$/.exec(value) ?? [];
  const whole = find(text);
  if (whole !== undefined)
    return { name: whole, direction: sign === "" ? undefined : sign === "-" ? "descending" : "ascending" };
  const [, base = "", suffix = ""] = /^(.+?)[\s:_.,-]?(asc|desc)(?:ending)?$/i.exec(value) ?? [];
  const name = find(base);
  if (name === undefined || sign !== "") return undefined;
  return { name, direction: suffix.toLowerCase() === "desc" ? "descending" : "ascending" };
}

/** Describes two items in the wrong order, if the sort value certainly defines the order of its field. */
export function describeUnsorted(
  sort: string,
  items: readonly Item[],
  properties: Record<string, Schema>,
): string | undefined {
  const field = sortFieldOf(sort, Object.keys(properties));
  const isAfter = field && comparisonOf(field.name, properties[field.name] ?? {});
  if (!field || !isAfter) return undefined;
  const values = items.map((item) => item[field.name]).filter((value) => value !== null && value !== undefined);
  const misplaced = (direction: string) =>
    values.findIndex((value, index) => {
      const next = values[index + 1];
      if (next === undefined) return false;
      return direction === "ascending" ? isAfter(value, next) : isAfter(next, value);
    });
  const directions = field.direction ? [field.direction] : ["ascending", "descending"];
  const indexes = directions.map(misplaced);
  if (indexes.some((index) => index < 0)) return undefined;
  const [index = 0] = indexes;
  const pair = `${formatValue(values[index])} before ${formatValue(values[index + 1])}`;
  return `${directions.join(" or ")} values of ${field.name}, but received ${pair}`;
}

type IsAfter = (a: unknown, b: unknown) => boolean;

// Other values may have an order that the contract does not define, such as priorities.
function comparisonOf(name: string, schema: Schema): IsAfter | undefined {
  const types = typesOf(schema).filter((type) => type !== "null");
  if (types.length > 0 && types.every((type) => type === "integer" || type === "number"))
    return (a, b) => typeof a === "number" && typeof b === "number" && a > b;
  if (schema.format === "date" || schema.format === "date-time")
    return (a, b) => Date.parse(String(a)) > Date.parse(String(b));
  const isName = types.join() === "string" && !schema.enum && !schema.format && /(name|title)$/i.test(name);
  return isName ? isTextAfter : undefined;
}

const collators = [{ sensitivity: "base" }, { numeric: true }, { ignorePunctuation: true }] satisfies object[];
const comparisons = collators.map((options) => new Intl.Collator("en", options as Intl.CollatorOptions).compare);

// Reports the wrong order only if all common rules of comparison agree.
function isTextAfter(a: unknown, b: unknown): boolean {
  if (![a, b].every((text): text is string => typeof text === "string" && /^[ -~]+$/.test(text))) return false;
  return String(a) > String(b) && comparisons.every((compare) => compare(String(a), String(b)) > 0);
}

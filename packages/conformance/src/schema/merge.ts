import type { Schema } from "./schema.ts";

export function merge(a: Schema, b: Schema): Schema {
  const merged = new Map<string, unknown>(Object.entries(a));
  for (const [key, y] of Object.entries(b)) {
    const [x, join] = [merged.get(key), joins[key]];
    merged.set(key, x !== undefined && y !== undefined && join ? join(x, y) : (y ?? x));
  }
  return Object.fromEntries(merged);
}

type Join = (x: unknown, y: unknown) => unknown;

const larger: Join = (x, y) => Math.max(Number(x), Number(y));
const smaller: Join = (x, y) => Math.min(Number(x), Number(y));
const both: Join = (x, y) => ({ allOf: [x, y] });
const lists = (x: unknown, y: unknown): [unknown[], unknown[]] => [[x].flat(), [y].flat()];

const joins: Record<string, Join> = {
  type: joinTypes,
  enum: (x, y) => common(...lists(x, y)),
  required: (x, y) => [...new Set(lists(x, y).flat())],
  omitted: joinProperties,
  properties: joinProperties,
  items: both,
  oneOf: joinBranches,
  anyOf: joinBranches,
  additionalProperties: (x, y) => (x === false || y === false ? false : both(x, y)),
  uniqueItems: (x, y) => x === true || y === true,
  minimum: larger,
  exclusiveMinimum: larger,
  minLength: larger,
  minItems: larger,
  minProperties: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  maxProperties: smaller,
};

function common(x: unknown[], y: unknown[]): unknown[] {
  const others = y.map((value) => JSON.stringify(value));
  return x.filter((value) => others.includes(JSON.stringify(value)));
}

function joinTypes(x: unknown, y: unknown): unknown {
  const [left, right] = lists(x, y);
  const widen = (types: unknown[]) => (types.includes("number") ? [...types, "integer"] : types);
  const types = [...new Set(common(widen(left), widen(right)))];
  return types.includes("number") ? types.filter((type) => type !== "integer") : types;
}

function joinProperties(x: unknown, y: unknown): unknown {
  const merged: Record<string, unknown> = { ...Object(x) };
  for (const [name, each] of Object.entries(Object(y)))
    merged[name] = name in merged && merged[name] !== each ? both(merged[name], each) : each;
  return merged;
}

function joinBranches(x: unknown, y: unknown): unknown {
  const [left, right] = lists(x, y);
  return left.flatMap((one) => right.map((other) => both(one, other)));
}

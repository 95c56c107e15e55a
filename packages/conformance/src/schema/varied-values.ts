import fc from "fast-check";
import { interleave } from "../values/group.ts";
import { arbitraryOf, boundsOf, isAllowedNumber } from "./arbitrary.ts";
import { branchesOf, memoizeBySchema, type SchemaFunction, type SchemaSource } from "./resolve.ts";
import { type Schema, typesOf } from "./schema.ts";
import { specialTexts } from "./strings.ts";

const maxDepth = 4;
const maxValues = 10;

/**
 * Valid values that a server may fail to store, in a fixed order: special texts, numbers at and between the bounds, lists
 * with and without repeated items, and null. Empty if the schema allows any type.
 */
export const variedValuesOf: SchemaFunction<readonly unknown[]> = memoizeBySchema((source, schema, depth) => {
  const values = branchesOf(source, schema).map((branch) => valuesOfBranch(source, branch, depth));
  return distinct(interleave(values)).slice(0, maxValues);
});

function valuesOfBranch(source: SchemaSource, schema: Schema, depth: number): unknown[] {
  const { const: constant, enum: values } = schema;
  if (constant !== undefined) return [constant];
  if (values) return values;
  const types = typesOf(schema);
  const nulls = types.includes("null") ? [null] : [];
  if (depth >= maxDepth && nulls.length > 0) return nulls;
  const byType: Record<string, () => unknown[]> = {
    boolean: () => [true, false],
    integer: () => numbersOf({ ...schema, type: "integer" }),
    number: () => numbersOf({ ...schema, type: "number" }),
    string: () => {
      const special = specialTexts(schema);
      return special.length > 0 && schema.format === undefined ? special : [...special, ...samplesOf(source, schema)];
    },
    array: () => listsOf(source, schema, depth),
    object: () => objectsOf(source, schema, depth),
  };
  const [first, ...others] = interleave(types.map((type) => byType[type]?.() ?? []));
  return first === undefined ? nulls : [first, ...nulls, ...others];
}

function samplesOf(source: SchemaSource, schema: Schema): unknown[] {
  return fc.sample(arbitraryOf(source, { ...schema, type: "string" }), { seed: 1, numRuns: 3 });
}

function numbersOf(schema: Schema): number[] {
  const { lower, upper, step } = boundsOf(schema);
  const middle = Math.round((lower + upper) / 2 / step) * step;
  const candidates = [middle, upper, lower, upper - step, lower + step, 7, 12.34, 0.05, 0, 1000];
  return candidates.map((value) => Number(value.toPrecision(15))).filter((value) => isAllowedNumber(schema, value));
}

// Neither order of the items is sorted.
function listsOf(source: SchemaSource, schema: Schema, depth: number): unknown[][] {
  const { items, minItems = 0, maxItems = Infinity, uniqueItems } = schema;
  const values = depth < maxDepth ? variedValuesOf(source, items, depth + 1) : [];
  const several = values.slice(0, Math.max(minItems, Math.min(maxItems, 4)));
  const repeated = [...several.slice(0, 1), ...several.slice(0, maxItems - 1)];
  const lists = [several, several.toReversed(), values.slice(0, minItems), repeated];
  return lists.filter(
    (list) =>
      list.length >= minItems && list.length <= maxItems && (!uniqueItems || distinct(list).length === list.length),
  );
}

function objectsOf(source: SchemaSource, schema: Schema, depth: number): object[] {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  if (Object.keys(properties).length === 0) return mapsOf(source, additionalProperties, depth);
  const choices = Object.entries(properties).flatMap(([name, each]) => {
    const values = depth < maxDepth || required.includes(name) ? variedValuesOf(source, each, depth + 1) : [];
    return values.length > 0 || required.includes(name)
      ? [{ name, values: required.includes(name) ? values : [...values, undefined] }]
      : [];
  });
  const count = Math.min(maxValues, Math.max(...choices.map(({ values }) => values.length)));
  return Array.from({ length: count }, (_, round) =>
    Object.fromEntries(
      choices.flatMap(({ name, values }, index) => {
        const value = values[(round + 2 * index) % values.length];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}

function mapsOf(source: SchemaSource, values: boolean | object, depth: number): object[] {
  if (values === false) return [{}];
  const [first, second = first] =
    typeof values === "object" ? variedValuesOf(source, values, depth + 1) : ["one", ["two", 3, true, null]];
  return first === undefined ? [{}] : [{ Zebra: first, alpha: second }, {}];
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

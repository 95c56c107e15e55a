import fc from "fast-check";
import { interleave } from "../values/group.ts";
import { arbitraryOf } from "./arbitrary.ts";
import { branchesOf, type SchemaSource, schemaOf } from "./resolve.ts";
import { type Schema, typesOf } from "./schema.ts";
import { specialTexts } from "./strings.ts";

const maxDepth = 4;
const maxValues = 10;

/**
 * Valid values that a server may fail to store, in a fixed order: special texts, numbers at and between the bounds, lists
 * with and without repeated items, and null. Empty if the schema allows any type.
 */
export function variedValuesOf(source: SchemaSource, node: unknown, depth = 0): readonly unknown[] {
  const schema = schemaOf(source, node);
  const cached = cache.get(schema) ?? new Map<number, unknown[]>();
  cache.set(schema, cached);
  const values = cached.get(depth) ?? listValues(source, schema, depth);
  cached.set(depth, values);
  return values;
}

// Many operations share a schema.
const cache = new WeakMap<Schema, Map<number, unknown[]>>();

function listValues(source: SchemaSource, schema: Schema, depth: number): unknown[] {
  const values = branchesOf(source, schema).map((branch) => valuesOfBranch(source, branch, depth));
  return distinct(interleave(values)).slice(0, maxValues);
}

function valuesOfBranch(source: SchemaSource, schema: Schema, depth: number): unknown[] {
  const { const: constant, enum: values } = schema;
  if (constant !== undefined) return [constant];
  if (values) return values;
  const types = typesOf(schema);
  const nulls = types.includes("null") ? [null] : [];
  if (depth >= maxDepth && nulls.length > 0) return nulls;
  const byType: Record<string, () => unknown[]> = {
    boolean: () => [true, false],
    integer: () => numbersOf(schema, true),
    number: () => numbersOf(schema, false),
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

function numbersOf(schema: Schema, whole: boolean): number[] {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const step = schema.multipleOf ?? (whole ? 1 : 0.01);
  const [lower, upper] = [Math.max(minimum, exclusiveMinimum), Math.min(maximum, exclusiveMaximum)];
  const middle = Math.round((lower + upper) / 2 / step) * step;
  const candidates = [middle, upper, lower, upper - step, lower + step, ...(whole ? [7, 0] : [12.34, 0.05, 0, 1000])];
  const isAllowed = (value: number) =>
    Math.abs(value) <= (schema.format === "int32" ? 2_147_483_647 : Number.MAX_SAFE_INTEGER) &&
    value >= minimum &&
    value <= maximum &&
    value > exclusiveMinimum &&
    value < exclusiveMaximum &&
    (!whole || Number.isInteger(value)) &&
    (schema.multipleOf === undefined || Number.isInteger(value / schema.multipleOf));
  return candidates.map((value) => Number(value.toPrecision(15))).filter(isAllowed);
}

// Neither order of the items is sorted.
function listsOf(source: SchemaSource, schema: Schema, depth: number): unknown[][] {
  const { items, prefixItems, minItems = 0, maxItems = Infinity, uniqueItems } = schema;
  if (prefixItems) return samplesOf(source, schema) as unknown[][];
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

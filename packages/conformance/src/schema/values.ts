import { distinctBy, interleave } from "../values/group.ts";
import { branchesOf, type SchemaSource, schemaOf } from "./resolve.ts";
import { type Schema, typesOf } from "./schema.ts";
import { generateTexts, specialTexts } from "./texts.ts";

const maxDepth = 4;
const maxValues = 10;

/** Valid values in a fixed order. Empty if the schema allows any type. */
type ListValues = (source: SchemaSource, node: unknown, depth?: number) => readonly unknown[];

export const sampleValuesOf: ListValues = createValueLister((schema) => [
  ...[...(schema.examples ?? []), schema.example, schema.default].filter((each) => typeof each === "string"),
  ...generateTexts(schema),
]);

/**
 * Values that a server may fail to store: special texts, numbers at and between the bounds, lists with and without
 * repeated items, and null.
 */
export const variedValuesOf: ListValues = createValueLister((schema) => {
  const special = specialTexts(schema);
  return special.length > 0 && schema.format === undefined ? special : [...special, ...generateTexts(schema, 3)];
});

export function sampleItems(source: SchemaSource, { items }: Schema): readonly unknown[] {
  const values = sampleValuesOf(source, items);
  return values.length > 0 ? values : [null];
}

function createValueLister(listTexts: (schema: Schema) => string[]): ListValues {
  const cache = new WeakMap<Schema, (readonly unknown[])[]>();
  return list;

  function list(source: SchemaSource, node: unknown, depth = 0): readonly unknown[] {
    const schema = schemaOf(source, node);
    const cached = cache.get(schema) ?? [];
    cache.set(schema, cached);
    const values = () => interleave(branchesOf(source, schema).map((branch) => listOfBranch(source, branch, depth)));
    cached[depth] ??= distinctBy(values(), (value) => JSON.stringify(value)).slice(0, maxValues);
    return cached[depth];
  }

  function listOfBranch(source: SchemaSource, schema: Schema, depth: number): readonly unknown[] {
    if (schema.const !== undefined) return [schema.const];
    if (schema.enum) return schema.enum;
    const types = typesOf(schema);
    const nulls = types.includes("null") ? [null] : [];
    // Schemas may be recursive.
    if (depth >= maxDepth && nulls.length > 0) return nulls;
    const byType: Record<string, () => readonly unknown[]> = {
      boolean: () => [true, false],
      integer: () => listNumbers(schema, 1),
      number: () => listNumbers(schema, 0.01),
      string: () => listTexts(schema),
      array: () => listArrays(source, schema, depth),
      object: () => listObjects(source, schema, depth),
    };
    const [first, ...others] = interleave(types.map((type) => byType[type]?.() ?? []));
    return first === undefined ? nulls : [first, ...nulls, ...others];
  }

  // Neither order of the items is sorted.
  function listArrays(source: SchemaSource, schema: Schema, depth: number): unknown[][] {
    const { items, minItems = 0, maxItems = Infinity, uniqueItems } = schema;
    const values = depth < maxDepth || minItems > 0 ? list(source, items, depth + 1) : [];
    const several = values.slice(0, Math.max(minItems, Math.min(maxItems, 4)));
    const repeated = [...several.slice(0, 1), ...several.slice(0, maxItems - 1)];
    const hasValidLength = ({ length }: unknown[]) => length >= minItems && length <= maxItems;
    return [several, several.toReversed(), values.slice(0, minItems), ...(uniqueItems ? [] : [repeated])].filter(
      hasValidLength,
    );
  }

  function listObjects(source: SchemaSource, schema: Schema, depth: number): object[] {
    const { properties = {}, required = [], additionalProperties = true, omitted } = schema;
    const names = [...new Set([...Object.keys(properties), ...required])];
    if (names.length === 0) return omitted ? [{}] : listMaps(source, additionalProperties, depth);
    const fields = names.flatMap((name) => {
      const isRequired = required.includes(name);
      const values = depth < maxDepth || isRequired ? list(source, properties[name], depth + 1) : [];
      if (isRequired) return [{ name, values: values.length > 0 ? values : ["any"] }];
      return values.length > 0 ? [{ name, values: [...values, undefined] }] : [];
    });
    const count = Math.min(maxValues, Math.max(1, ...fields.map(({ values }) => values.length)));
    return Array.from({ length: count }, (_, round) => {
      const chosen = fields.map(({ name, values }, index) => [
        name,
        values[round === 0 ? 0 : (round + 2 * index) % values.length],
      ]);
      return Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
    });
  }

  function listMaps(source: SchemaSource, values: boolean | object, depth: number): object[] {
    if (values === false) return [{}];
    const [first, second = first] =
      typeof values === "object" ? list(source, values, depth + 1) : ["one", ["two", 3, true, null]];
    return first === undefined ? [{}] : [{ Zebra: first, alpha: second }, {}];
  }
}

function listNumbers(schema: Schema, step: number): number[] {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum } = schema;
  const lower = Math.max(minimum, (exclusiveMinimum ?? -Infinity) + step);
  const upper = Math.min(maximum, (exclusiveMaximum ?? Infinity) - step);
  const middle = Math.round((lower + upper) / 2 / step) * step;
  const candidates = [middle, upper, lower, upper - step, lower + step, 7, 12.34, 0.05, 0, 1000];
  // Larger integers lose precision, also those of int64.
  const limit = schema.format === "int32" ? 2_147_483_647 : Number.MAX_SAFE_INTEGER;
  const isAllowed = (value: number) =>
    value >= lower && value <= upper && Math.abs(value) <= limit && (step < 1 || Number.isInteger(value));
  // 7 × 0.01 is 0.07000000000000001 in floating point.
  return candidates.map((value) => Number(value.toPrecision(15))).filter(isAllowed);
}

import fc, { type Arbitrary } from "fast-check";
import { filterValues } from "./filter-values.ts";
import { branchesOf, memoizeBySchema, type SchemaFunction, type SchemaSource } from "./resolve.ts";
import { type Schema, typesOf } from "./schema.ts";
import { arbitraryString, word } from "./strings.ts";

// Schemas may be recursive, so omit optional parts from this depth on.
const maxDepth = 4;

/** Generates valid values. Keywords such as `not`, which concern several fields, are not considered. */
export const arbitraryOf: SchemaFunction<Arbitrary<unknown>> = memoizeBySchema(fromSchema);

function fromSchema(source: SchemaSource, schema: Schema, depth: number): Arbitrary<unknown> {
  const branches = branchesOf(source, schema);
  const nullBranches = depth < maxDepth ? [] : branches.filter((branch) => typesOf(branch).includes("null"));
  const chosen = nullBranches.length > 0 ? nullBranches : branches;
  return fc.oneof(...chosen.map((branch) => fromBranch(source, branch, depth)));
}

function fromBranch(source: SchemaSource, schema: Schema, depth: number): Arbitrary<unknown> {
  const types = typesOf(schema);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (depth >= maxDepth && types.includes("null")) return fc.constant(null);
  const arbitraries = types.flatMap((type) => byType[type]?.(schema, source, depth) ?? []);
  return arbitraries.length > 0 ? fc.oneof(...arbitraries) : fc.constant(null);
}

/** Up to as many different items as the longest list of the schema may have, or values for the largest map. */
export function sampleItems(source: SchemaSource, schema: Schema): unknown[] {
  const { items, additionalProperties, maxItems = 1, maxProperties = 1 } = schema;
  const isMap = items === undefined && typeof additionalProperties === "object";
  const count = Math.min(isMap ? maxProperties : maxItems, 200) + 1;
  const samples = fc.sample(arbitraryOf(source, isMap ? additionalProperties : items), { seed: 1, numRuns: 2 * count });
  return [...new Map(samples.map((item) => [JSON.stringify(item), item])).values()].slice(0, count);
}

type ArbitraryFactory = (schema: Schema, source: SchemaSource, depth: number) => Arbitrary<unknown>;

const byType: Record<string, ArbitraryFactory> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: (schema) => arbitraryNumber({ ...schema, type: "integer" }),
  number: (schema) => arbitraryNumber({ ...schema, type: "number" }),
  string: (schema) => arbitraryString(schema),
  array: arbitraryList,
  object: arbitraryObject,
};

function arbitraryList(schema: Schema, source: SchemaSource, depth: number): Arbitrary<unknown> {
  const { items, minItems = 0, maxItems = 3, uniqueItems } = schema;
  const maxLength = Math.max(minItems, depth < maxDepth ? Math.min(maxItems, 3) : 0);
  const item = arbitraryOf(source, items, depth + 1);
  // Equal objects are not unique (2020-12 validation, section 6.4.3).
  const selector = (value: unknown) => JSON.stringify(value);
  return uniqueItems
    ? fc.uniqueArray(item, { minLength: minItems, maxLength, selector })
    : fc.array(item, { minLength: minItems, maxLength });
}

function arbitraryObject(schema: Schema, source: SchemaSource, depth: number): Arbitrary<unknown> {
  const {
    properties = {},
    required = [],
    minProperties = 0,
    maxProperties = 3,
    additionalProperties,
    omitted,
  } = schema;
  const otherValue =
    typeof additionalProperties === "object" ? arbitraryOf(source, additionalProperties, depth + 1) : word;
  const optional = depth < maxDepth ? Object.keys(properties) : [];
  const names = new Set([...optional, ...required]);
  if (names.size === 0 && additionalProperties !== false && !omitted) {
    const maxKeys = Math.max(minProperties, depth < maxDepth ? Math.min(maxProperties, 3) : 0);
    return fc.dictionary(word, otherValue, { minKeys: minProperties, maxKeys, noNullPrototype: true });
  }
  const arbitraryField = (name: string) =>
    properties[name] ? arbitraryOf(source, properties[name], depth + 1) : otherValue;
  const model = Object.fromEntries([...names].map((name) => [name, arbitraryField(name)]));
  return fc.record(model, { requiredKeys: required, noNullPrototype: true });
}

// Larger integers lose precision, also those of int64.
function limitOf({ format }: Schema): number {
  return format === "int32" ? 2_147_483_647 : Number.MAX_SAFE_INTEGER;
}

export function isAllowedNumber(schema: Schema, value: number): boolean {
  const { minimum = value, maximum = value, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const isInside = value > (exclusiveMinimum ?? -Infinity) && value < (exclusiveMaximum ?? Infinity);
  const isStep = multipleOf === undefined || Number.isInteger(value / multipleOf);
  const isType = typesOf(schema).includes("number") || Number.isInteger(value);
  return isInside && isStep && isType && value >= minimum && value <= maximum && Math.abs(value) <= limitOf(schema);
}

export function boundsOf(schema: Schema): { lower: number; upper: number; step: number } {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const step = schema.multipleOf ?? (typesOf(schema).includes("number") ? 0.01 : 1);
  return { lower: Math.max(minimum, exclusiveMinimum), upper: Math.min(maximum, exclusiveMaximum), step };
}

function arbitraryNumber(schema: Schema): Arbitrary<number> {
  const { lower, upper, step } = boundsOf(schema);
  const limit = limitOf(schema);
  // Prefer ordinary numbers: within 2,000 of a bound, or within 1,000 of zero.
  const min = lower > -Infinity ? lower : Math.max(-limit, Math.min(-1000, upper - 2000));
  const max = upper < Infinity ? upper : Math.min(limit, Math.max(1000, lower + 2000));
  const [minExcluded, maxExcluded] = [min === schema.exclusiveMinimum, max === schema.exclusiveMaximum];
  const double = () => fc.double({ min, max, minExcluded, maxExcluded, noNaN: true }).map((value) => value + 0);
  const [from, to] = [Math.max(Math.ceil(min / step), -limit), Math.min(Math.floor(max / step), limit)];
  if (from > to) return double();
  const multiples = fc.integer({ min: from, max: to }).map((count) => roundTo(count * step));
  return filterValues(multiples, (value) => isAllowedNumber(schema, value), double);
}

// 7 × 0.01 is 0.07000000000000001 in floating point.
function roundTo(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}

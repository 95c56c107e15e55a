import fc, { type Arbitrary } from "fast-check";
import { filterValues } from "./filter-values.ts";
import { branchesOf, type SchemaSource, schemaOf } from "./resolve.ts";
import { type Schema, typesOf } from "./schema.ts";
import { arbitraryString, word } from "./strings.ts";

// Schemas may be recursive, so omit optional parts from this depth on.
const maxDepth = 4;

const generated = new WeakMap<Schema, Map<number, Arbitrary<unknown>>>();

export function arbitraryOf(source: SchemaSource, node: unknown, depth = 0): Arbitrary<unknown> {
  const schema = schemaOf(source, node);
  const cached = generated.get(schema) ?? new Map<number, Arbitrary<unknown>>();
  generated.set(schema, cached);
  const arbitrary = cached.get(depth) ?? fromSchema(source, schema, depth);
  cached.set(depth, arbitrary);
  return arbitrary;
}

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
  integer: (schema) => arbitraryNumber(schema, true),
  number: (schema) => arbitraryNumber(schema, false),
  string: (schema) => arbitraryString(schema),
  array: arbitraryList,
  object: arbitraryObject,
};

function arbitraryList(schema: Schema, source: SchemaSource, depth: number): Arbitrary<unknown> {
  const { items, prefixItems, minItems = 0, maxItems = 5, uniqueItems } = schema;
  const prefix = fc.tuple(...(prefixItems ?? []).map((item) => arbitraryOf(source, item, depth + 1)));
  const before = prefixItems?.length ?? 0;
  const minLength = Math.max(0, minItems - before);
  const maxRest = Math.max(0, Math.min(maxItems - before, depth >= maxDepth || prefixItems ? 0 : 3));
  const bounds = { minLength, maxLength: Math.max(minLength, maxRest) };
  const item = arbitraryOf(source, items, depth + 1);
  // Equal objects are not unique (2020-12 validation, section 6.4.3).
  const selector = (value: unknown) => JSON.stringify(value);
  const rest = uniqueItems ? fc.uniqueArray(item, { ...bounds, selector }) : fc.array(item, bounds);
  return before === 0 ? rest : fc.tuple(prefix, rest).map((parts) => parts.flat());
}

function arbitraryObject(schema: Schema, source: SchemaSource, depth: number): Arbitrary<unknown> {
  const {
    properties = {},
    required = [],
    minProperties = 0,
    maxProperties,
    additionalProperties,
    not,
    omitted,
  } = schema;
  const otherValue =
    typeof additionalProperties === "object" ? arbitraryOf(source, additionalProperties, depth + 1) : word;
  const fields = Object.entries(properties).filter(([name]) => depth < maxDepth || required.includes(name));
  if (fields.length === 0 && required.length === 0 && additionalProperties !== false && !omitted) {
    const defaultMax = depth < maxDepth ? 3 : 0;
    return fc.dictionary(word, otherValue, {
      minKeys: minProperties,
      noNullPrototype: true,
      maxKeys: Math.max(minProperties, Math.min(maxProperties ?? 3, defaultMax)),
    });
  }
  const unnamed = required.filter((name) => properties[name] === undefined);
  const model = Object.fromEntries([
    ...fields.map(([name, field]) => [name, arbitraryOf(source, field, depth + 1)]),
    ...unnamed.map((name) => [name, otherValue]),
  ]);
  const generated: Arbitrary<Record<string, unknown>> = fc.record(model, {
    requiredKeys: required,
    noNullPrototype: true,
  });
  if (minProperties === 0 && maxProperties === undefined && !not?.properties) return generated;
  const alternatives = Object.keys(not?.properties ?? {});
  return filterValues(generated, (value) => {
    const { length } = Object.keys(value);
    const hasAlternative = alternatives.length === 0 || alternatives.some((name) => (value[name] ?? null) !== null);
    return hasAlternative && length >= minProperties && length <= (maxProperties ?? length);
  });
}

// The default is MAX_SAFE_INTEGER, also for int64, because larger integers lose precision.
const maxByFormat: Record<string, number> = { int8: 127, int16: 32_767, int32: 2_147_483_647 };
const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;

function arbitraryNumber(schema: Schema, whole: boolean): Arbitrary<number> {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const [lower, upper] = [Math.max(minimum, exclusiveMinimum), Math.min(maximum, exclusiveMaximum)];
  const limit = maxByFormat[schema.format ?? ""] ?? MAX_SAFE_INTEGER;
  // Prefer ordinary numbers: within 2,000 of a bound, or within 1,000 of zero.
  const min = lower > -Infinity ? lower : Math.max(-limit, Math.min(-1000, upper - 2000));
  const max = upper < Infinity ? upper : Math.min(limit, Math.max(1000, lower + 2000));
  const [minExcluded, maxExcluded] = [min === exclusiveMinimum, max === exclusiveMaximum];
  const double = () => fc.double({ min, max, minExcluded, maxExcluded, noNaN: true }).map((value) => value + 0);
  const step = schema.multipleOf ?? (whole ? 1 : 0.01);
  const [from, to] = [Math.ceil(min / step), Math.floor(max / step)];
  if (from > to) return double();
  const counts = fc.integer({ min: Math.max(from, MIN_SAFE_INTEGER), max: Math.min(to, MAX_SAFE_INTEGER) });
  const isAllowed = (value: number) =>
    (minExcluded ? value > min : value >= min) &&
    (maxExcluded ? value < max : value <= max) &&
    (schema.multipleOf === undefined || Number.isInteger(value / schema.multipleOf)) &&
    (!whole || Number.isInteger(value));
  return filterValues(
    counts.map((count) => roundTo(count * step)),
    isAllowed,
    double,
  );
}

// 7 × 0.01 is 0.07000000000000001 in floating point.
function roundTo(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}

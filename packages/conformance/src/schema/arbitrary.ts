import fc, { type Arbitrary } from "fast-check";
import type { Law } from "../law/law.ts";
import { numberOf } from "./numbers.ts";
import { branchesOf, schemaOf } from "./resolve.ts";
import { type Schema, typesOf } from "./schema.ts";
import { such } from "./such.ts";
import { stringOf, word } from "./texts.ts";

type Source = Pick<Law, "contract">;

// Below this, what may be left out is left out: a schema may hold itself.
const deepest = 4;

const made = new WeakMap<Schema, Map<number, Arbitrary<unknown>>>();

/** Makes values that a schema allows, as fast-check can shrink and repeat them. */
export function arbitraryOf(source: Source, node: unknown, depth = 0): Arbitrary<unknown> {
  const schema = schemaOf(source, node);
  const known = made.get(schema) ?? new Map<number, Arbitrary<unknown>>();
  made.set(schema, known);
  const arbitrary = known.get(depth) ?? ofSchema(source, schema, depth);
  known.set(depth, arbitrary);
  return arbitrary;
}

function ofSchema(source: Source, schema: Schema, depth: number): Arbitrary<unknown> {
  const branches = branchesOf(source, schema);
  const ends = depth < deepest ? [] : branches.filter((branch) => typesOf(branch).includes("null"));
  const chosen = ends.length > 0 ? ends : branches;
  return fc.oneof(...chosen.map((branch) => ofBranch(source, branch, depth)));
}

function ofBranch(source: Source, schema: Schema, depth: number): Arbitrary<unknown> {
  const types = typesOf(schema);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (depth >= deepest && types.includes("null")) return fc.constant(null);
  const each = types.flatMap((type) => byType[type]?.(schema, source, depth) ?? []);
  return each.length > 0 ? fc.oneof(...each) : fc.constant(null);
}

type Make = (schema: Schema, source: Source, depth: number) => Arbitrary<unknown>;

const byType: Record<string, Make> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: (schema) => numberOf(schema, true),
  number: (schema) => numberOf(schema, false),
  string: (schema) => stringOf(schema),
  array: listOf,
  object: objectOf,
};

function listOf(schema: Schema, source: Source, depth: number): Arbitrary<unknown> {
  const { items, prefixItems, minItems = 0, maxItems = 5, uniqueItems } = schema;
  const first = fc.tuple(...(prefixItems ?? []).map((each) => arbitraryOf(source, each, depth + 1)));
  const before = prefixItems?.length ?? 0;
  const minLength = Math.max(0, minItems - before);
  const room = Math.max(0, Math.min(maxItems - before, depth >= deepest || prefixItems ? 0 : 3));
  const bounds = { minLength, maxLength: Math.max(minLength, room) };
  const item = arbitraryOf(source, items, depth + 1);
  // Equal objects are equal items (2020-12 validation, section 6.4.3).
  const selector = (value: unknown) => JSON.stringify(value);
  const rest = uniqueItems ? fc.uniqueArray(item, { ...bounds, selector }) : fc.array(item, bounds);
  return before === 0 ? rest : fc.tuple(first, rest).map(([one, other]) => [...one, ...other]);
}

function objectOf(schema: Schema, source: Source, depth: number): Arbitrary<unknown> {
  const { properties = {}, required = [], minProperties = 0, maxProperties, additionalProperties } = schema;
  const other = typeof additionalProperties === "object" ? arbitraryOf(source, additionalProperties, depth + 1) : word;
  const fields = Object.entries(properties).filter(([name]) => depth < deepest || required.includes(name));
  if (fields.length === 0 && required.length === 0 && additionalProperties !== false) {
    const least = depth < deepest ? 3 : 0;
    return fc.dictionary(word, other, {
      minKeys: minProperties,
      noNullPrototype: true,
      maxKeys: Math.max(minProperties, Math.min(maxProperties ?? 3, least)),
    });
  }
  const unnamed = required.filter((name) => properties[name] === undefined);
  const model = Object.fromEntries([
    ...fields.map(([name, each]) => [name, arbitraryOf(source, each, depth + 1)]),
    ...unnamed.map((name) => [name, other]),
  ]);
  const made: Arbitrary<Record<string, unknown>> = fc.record(model, {
    requiredKeys: required,
    noNullPrototype: true,
  });
  if (minProperties === 0 && maxProperties === undefined) return made;
  return such(made, (value) => {
    const { length } = Object.keys(value);
    return length >= minProperties && length <= (maxProperties ?? length);
  });
}

import { type Contract, type Parameter, resolve } from "@crewkit/openapi";
import { getOrCompute } from "../values/cache.ts";
import { isObject } from "../values/json.ts";
import type { Schema } from "./schema.ts";

export interface SchemaSource {
  contract: Contract;
}

const schemaCache = new WeakMap<object, Schema>();

/** Follows a `$ref`, merges sibling keywords and `allOf`, and removes `readOnly` and `writeOnly` properties. */
export function schemaOf(source: SchemaSource, node: unknown): Schema {
  if (typeof node !== "object" || node === null) return {};
  return getOrCompute(schemaCache, node, () => omitProperties(source, flatten(source, node)));
}

function flatten(source: SchemaSource, node: object): Schema {
  if ("$ref" in node) {
    const { $ref, ...siblings } = node;
    const whole = schemaOf(source, resolve<object>(source.contract, { $ref }));
    return Object.keys(siblings).length === 0 ? whole : merge(whole, siblings);
  }
  const { allOf, ...siblings }: Schema = node;
  return (allOf ?? []).map((each) => schemaOf(source, each)).reduce(merge, siblings);
}

/** In a contract with separated directions, each direction has only the keyword of the properties that it omits. */
function omitProperties(source: SchemaSource, schema: Schema): Schema {
  const { properties = {}, required = [], omitted = [] } = schema;
  const names = [...omitted, ...Object.keys(properties).filter((name) => isOmitted(source, properties[name]))];
  if (names.length === 0) return schema;
  const others = Object.entries(properties).filter(([name]) => !names.includes(name));
  const sent = required.filter((name) => !names.includes(name));
  return { ...schema, omitted: names, properties: Object.fromEntries(others), required: sent };
}

// Does not flatten the property, because schemas may be recursive.
function isOmitted(source: SchemaSource, node: unknown): boolean {
  if (!isObject(node)) return false;
  const { readOnly, writeOnly, $ref, allOf } = node;
  if (readOnly === true || writeOnly === true) return true;
  if (typeof $ref === "string" && isOmitted(source, resolve<object>(source.contract, { $ref }))) return true;
  return Array.isArray(allOf) && allOf.some((each) => isOmitted(source, each));
}

/** The default of a value's schema, or of the keywords next to its `$ref` (JSON Schema 2020-12, section 8.2.3.1). */
export function defaultOf(source: SchemaSource, node: unknown): unknown {
  return (isObject(node) ? node.default : undefined) ?? schemaOf(source, node).default;
}

const branchCache = new WeakMap<Schema, Schema[]>();

/** The branches of `oneOf` and `anyOf`, merged with the shared keywords, or the schema itself. */
export function branchesOf(source: SchemaSource, schema: Schema): Schema[] {
  return getOrCompute(branchCache, schema, () => {
    const { oneOf, anyOf, ...shared } = schema;
    const branches = oneOf ?? anyOf;
    if (!branches) return [schema];
    const rest = oneOf && anyOf ? { ...shared, anyOf } : shared;
    return branches.flatMap((each) => branchesOf(source, omitProperties(source, merge(rest, schemaOf(source, each)))));
  });
}

type ExampleSource = Pick<Parameter, "example" | "examples"> & { schema?: object };

export function listExamples({ contract }: SchemaSource, source: ExampleSource): unknown[] {
  const namedExamples = Object.values(source.examples ?? {}).map((example) => resolve(contract, example).value);
  const { example, examples = [], default: defaultValue } = schemaOf({ contract }, source.schema);
  return [...namedExamples, source.example, ...examples, example, defaultValue].filter((value) => value !== undefined);
}

/** Keywords of `b` replace those of `a`, unless both must apply. */
function merge(a: Schema, b: Schema): Schema {
  const merged = new Map<string, unknown>(Object.entries(a));
  for (const [key, y] of Object.entries(b)) {
    const [x, join] = [merged.get(key), joins[key]];
    merged.set(key, x !== undefined && y !== undefined && join ? join(x, y) : (y ?? x));
  }
  return Object.fromEntries(merged);
}

type Join = (x: unknown, y: unknown) => unknown;

const both: Join = (x, y) => ({ allOf: [x, y] });

const joins: Record<string, Join> = {
  required: (x, y) => [...new Set([x, y].flat(2))],
  omitted: (x, y) => [x, y].flat(2),
  properties: joinProperties,
  items: both,
  oneOf: joinBranches,
  anyOf: joinBranches,
  additionalProperties: (x, y) => (x === false || y === false ? false : both(x, y)),
};

function joinProperties(x: unknown, y: unknown): unknown {
  const merged: Record<string, unknown> = { ...Object(x) };
  for (const [name, each] of Object.entries(Object(y)))
    merged[name] = name in merged && merged[name] !== each ? both(merged[name], each) : each;
  return merged;
}

function joinBranches(x: unknown, y: unknown): unknown {
  const [left, right] = [[x].flat(), [y].flat()];
  return left.flatMap((one) => right.map((other) => both(one, other)));
}

import { type Contract, type Parameter, resolve } from "@crewkit/openapi";
import type { Schema } from "./schema.ts";

export interface SchemaSource {
  contract: Contract;
}

const schemaCache = new WeakMap<object, Schema>();

/** Follows a `$ref`, and merges the keywords next to it and the schemas of `allOf`. */
export function schemaOf(source: SchemaSource, node: unknown): Schema {
  if (typeof node !== "object" || node === null) return {};
  const cached = schemaCache.get(node) ?? flatten(source, node);
  schemaCache.set(node, cached);
  return cached;
}

function flatten(source: SchemaSource, node: object): Schema {
  const { $ref, allOf = [], ...siblings }: Schema & { $ref?: string } = node;
  const references = $ref === undefined ? allOf : [resolve<object>(source.contract, { $ref }), ...allOf];
  const [first, ...others] = references.map((each) => schemaOf(source, each));
  if (!first) return siblings;
  return Object.keys(siblings).length > 0 ? [...others, siblings].reduce(merge, first) : others.reduce(merge, first);
}

// The keywords of `b` replace those of `a`.
function merge(a: Schema, b: Schema): Schema {
  const required = [...new Set([...(a.required ?? []), ...(b.required ?? [])])];
  return {
    ...a,
    ...b,
    ...(a.properties && b.properties && { properties: { ...a.properties, ...b.properties } }),
    ...(required.length > 0 && { required }),
  };
}

const branchCache = new WeakMap<Schema, Schema[]>();

/** The branches of `oneOf` or `anyOf`, merged with the shared keywords, or the schema itself. */
export function branchesOf(source: SchemaSource, schema: Schema): Schema[] {
  const cached = branchCache.get(schema) ?? splitBranches(source, schema);
  branchCache.set(schema, cached);
  return cached;
}

function splitBranches(source: SchemaSource, schema: Schema): Schema[] {
  const { oneOf, anyOf, ...shared } = schema;
  const branches = oneOf ?? anyOf;
  if (!branches) return [schema];
  return branches.flatMap((each) => branchesOf(source, merge(shared, schemaOf(source, each))));
}

type ExampleSource = Pick<Parameter, "example" | "examples"> & { schema?: object };

export function listExamples({ contract }: SchemaSource, source: ExampleSource): unknown[] {
  const namedExamples = Object.values(source.examples ?? {}).map((example) => resolve(contract, example).value);
  const { example, examples = [], default: defaultValue } = schemaOf({ contract }, source.schema);
  return [...namedExamples, source.example, ...examples, example, defaultValue].filter((value) => value !== undefined);
}

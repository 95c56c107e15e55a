import { type Parameter, resolve } from "@crewkit/openapi";
import type { SpecModel } from "../spec/model.ts";
import { isObject } from "../values/json.ts";
import { merge } from "./merge.ts";
import type { Schema } from "./schema.ts";

type SchemaSource = Pick<SpecModel, "contract">;

const schemaCache = new WeakMap<object, Schema>();

/** The schema that a node is or refers to, with what stands beside the reference, and with its `allOf` as one. */
export function schemaOf(source: SchemaSource, node: unknown): Schema {
  if (typeof node !== "object" || node === null) return {};
  const cached = schemaCache.get(node) ?? flatten(source, node);
  schemaCache.set(node, cached);
  return cached;
}

function flatten(source: SchemaSource, node: object): Schema {
  if ("$ref" in node) {
    const { $ref, ...siblings } = node;
    const whole = schemaOf(source, resolve<object>(source.contract, { $ref }));
    return Object.keys(siblings).length === 0 ? whole : merge(whole, siblings);
  }
  const { allOf, ...own }: Schema = node;
  return (allOf ?? []).map((each) => schemaOf(source, each)).reduce(merge, own);
}

const branchCache = new WeakMap<Schema, Schema[]>();

/** The schemas of which a value keeps one, each with what all of them share; the schema itself if it has no such. */
export function branchesOf(source: SchemaSource, schema: Schema): Schema[] {
  const cached = branchCache.get(schema) ?? splitBranches(source, schema);
  branchCache.set(schema, cached);
  return cached;
}

function splitBranches(source: SchemaSource, schema: Schema): Schema[] {
  const { oneOf, anyOf, discriminator, ...shared } = schema;
  const branches = oneOf ?? anyOf;
  if (!branches) return [schema];
  const rest = oneOf && anyOf ? { ...shared, anyOf } : shared;
  const whole = branches.map((each) =>
    merge(discriminatorSchema(each, discriminator), merge(rest, schemaOf(source, each))),
  );
  return whole.flatMap((each) => branchesOf(source, each));
}

// The value by which a discriminator tells a branch (OpenAPI 3.1, section 4.8.25); the schema need not say it.
function discriminatorSchema(branch: unknown, discriminator: Schema["discriminator"]): Schema {
  const reference = isObject(branch) && branch.$ref;
  if (!discriminator || typeof reference !== "string") return {};
  const { propertyName, mapping = {} } = discriminator;
  const schemaName = reference.slice(reference.lastIndexOf("/") + 1);
  const name =
    Object.keys(mapping).find((each) => mapping[each] === reference || mapping[each] === schemaName) ?? schemaName;
  return { properties: { [propertyName]: { const: name } } };
}

/** What the contract can show of a parameter's values, or of a media type's bodies. */
type ExampleSource = Pick<Parameter, "example" | "examples"> & { schema?: object };

/** The values that the contract shows: examples, those of the schema, and its default. */
export function listExamples({ contract }: SchemaSource, source: ExampleSource): unknown[] {
  const discriminatorSchema = Object.values(source.examples ?? {}).map((example) => resolve(contract, example).value);
  const { example, examples = [], default: defaultValue } = schemaOf({ contract }, source.schema);
  return [...discriminatorSchema, source.example, ...examples, example, defaultValue].filter(
    (value) => value !== undefined,
  );
}

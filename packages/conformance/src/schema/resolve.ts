import { type Parameter, resolve } from "@crewkit/openapi";
import type { Law } from "../law/law.ts";
import { isObject } from "../values/json.ts";
import { merge } from "./merge.ts";
import type { Schema } from "./schema.ts";

type Source = Pick<Law, "contract">;

const merged = new WeakMap<object, Schema>();

/** The schema that a node is or refers to, with what stands beside the reference, and with its `allOf` as one. */
export function schemaOf(source: Source, node: unknown): Schema {
  if (typeof node !== "object" || node === null) return {};
  const known = merged.get(node) ?? flatten(source, node);
  merged.set(node, known);
  return known;
}

function flatten(source: Source, node: object): Schema {
  if ("$ref" in node) {
    const { $ref, ...beside } = node;
    const whole = schemaOf(source, resolve<object>(source.contract, { $ref }));
    return Object.keys(beside).length === 0 ? whole : merge(whole, beside);
  }
  const { allOf, ...own }: Schema = node;
  return (allOf ?? []).map((each) => schemaOf(source, each)).reduce(merge, own);
}

const split = new WeakMap<Schema, Schema[]>();

/** The schemas of which a value keeps one, each with what all of them share; the schema itself if it has no such. */
export function branchesOf(source: Source, schema: Schema): Schema[] {
  const known = split.get(schema) ?? branch(source, schema);
  split.set(schema, known);
  return known;
}

function branch(source: Source, schema: Schema): Schema[] {
  const { oneOf, anyOf, discriminator, ...shared } = schema;
  const branches = oneOf ?? anyOf;
  if (!branches) return [schema];
  const rest = oneOf && anyOf ? { ...shared, anyOf } : shared;
  const whole = branches.map((each) => merge(named(each, discriminator), merge(rest, schemaOf(source, each))));
  return whole.flatMap((each) => branchesOf(source, each));
}

// The value by which a discriminator tells a branch (OpenAPI 3.1, section 4.8.25); the schema need not say it.
function named(branch: unknown, discriminator: Schema["discriminator"]): Schema {
  const reference = isObject(branch) && branch.$ref;
  if (!discriminator || typeof reference !== "string") return {};
  const { propertyName, mapping = {} } = discriminator;
  const last = reference.slice(reference.lastIndexOf("/") + 1);
  const name = Object.keys(mapping).find((each) => mapping[each] === reference || mapping[each] === last) ?? last;
  return { properties: { [propertyName]: { const: name } } };
}

/** What the contract can show of a parameter's values, or of a media type's bodies. */
type Shown = Pick<Parameter, "example" | "examples"> & { schema?: object };

/** The values that the contract shows: examples, those of the schema, and its default. */
export function examplesIn({ contract }: Source, shown: Shown): unknown[] {
  const named = Object.values(shown.examples ?? {}).map((example) => resolve(contract, example).value);
  const { example, examples = [], default: usual } = schemaOf({ contract }, shown.schema);
  return [...named, shown.example, ...examples, example, usual].filter((value) => value !== undefined);
}

import { resolve } from "@crewkit/openapi";
import type { Law } from "../law/law.ts";
import { merge } from "./merge.ts";

/** The keywords of JSON Schema 2020-12 that values are made from, and OpenAPI's `discriminator`. */
export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  oneOf?: unknown[];
  anyOf?: unknown[];
  allOf?: unknown[];
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  items?: object;
  prefixItems?: object[];
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, object>;
  patternProperties?: Record<string, object>;
  required?: string[];
  minProperties?: number;
  maxProperties?: number;
  additionalProperties?: boolean | object;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
}

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
  const reference = refOf(branch);
  if (!discriminator || reference === undefined) return {};
  const { propertyName, mapping = {} } = discriminator;
  const last = reference.slice(reference.lastIndexOf("/") + 1);
  const name = Object.keys(mapping).find((each) => mapping[each] === reference || mapping[each] === last) ?? last;
  return { properties: { [propertyName]: { const: name } } };
}

function refOf(node: unknown): string | undefined {
  return typeof node === "object" && node !== null && "$ref" in node && typeof node.$ref === "string"
    ? node.$ref
    : undefined;
}

/** The types that a schema allows; what it does not say is told from its keywords. */
export function typesOf({ type, properties, items, enum: values, ...rest }: Schema): string[] {
  if (type !== undefined) return [type].flat();
  if (properties || rest.required || typeof rest.additionalProperties === "object") return ["object"];
  if (items) return ["array"];
  if (rest.const !== undefined) return [typeOf(rest.const)];
  return values ? [...new Set(values.map(typeOf))] : [];
}

/** The JSON type of a value. */
function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

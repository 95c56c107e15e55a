import { type Contract, formatPointer } from "@crewkit/openapi";

/** A schema and where it stands. */
export interface PlacedSchema {
  /** A JSON pointer into the bundle. */
  pointer: string;
  schema: Schema;
  /** Whether it is a property of another. */
  isProperty: boolean;
}

/** A schema or a reference to one, as far as the measures care. */
export type Schema = Record<string, unknown>;

/** Every schema of a contract, each where it stands: shared ones once, references as references. */
export function listSchemas({ paths, components = {} }: Contract): PlacedSchema[] {
  const { schemas = {}, ...others } = components;
  return [
    ...below({ paths, components: others }, "#").flatMap(([pointer, schema]) => within(schema, pointer, false)),
    ...each(schemas, "#/components/schemas").flatMap(([pointer, schema]) => within(schema, pointer, false)),
  ];
}

/** The outermost schemas: what stands under `schema` in parameters, headers and media types. */
function below(node: unknown, pointer: string): [string, unknown][] {
  return each(node, pointer).flatMap(([at, value]) => {
    if (/\/(examples?|x-[^/]*)$/.test(at)) return [];
    return at.endsWith("/schema") ? [[at, value] as [string, unknown]] : below(value, at);
  });
}

function within(schema: unknown, pointer: string, isProperty: boolean): PlacedSchema[] {
  if (!isObject(schema)) return [];
  const inner = Object.entries(schema).flatMap(([keyword, value]) => {
    const at = `${pointer}/${keyword}`;
    if (single.has(keyword)) return within(value, at, false);
    if (!many.has(keyword)) return [];
    return each(value, at).flatMap(([place, child]) => within(child, place, keyword === "properties"));
  });
  return [{ pointer, schema, isProperty }, ...inner];
}

const single = new Set(["items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else"]);
const many = new Set(["properties", "patternProperties", "oneOf", "anyOf", "allOf", "prefixItems", "$defs"]);

function each(node: unknown, pointer: string): [string, unknown][] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).map(([key, value]) => [pointer + formatPointer([key]), value]);
}

function isObject(node: unknown): node is Schema {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

import { formatPointer, parsePointer } from "@crewkit/openapi";
import { isObject, valueAt } from "../values/json.ts";

export interface Reference {
  /** JSON pointer (RFC 6901) to the object with the `$ref`. */
  pointer: string;
  target: string;
}

/** Lists the `$ref`s of an OpenAPI document, without those in examples, constants and extensions, which are data. */
export function listReferences(document: object): Reference[] {
  const references: Reference[] = [];
  mapObjects(document, (node, keys) => {
    if (typeof node.$ref === "string") references.push({ pointer: formatPointer(keys), target: node.$ref });
    return node;
  });
  return references;
}

export function isDangling(document: object, { target }: Reference): boolean {
  if (target === "#") return false;
  return !target.startsWith("#/") || valueAt(document, formatPointer(parsePointer(target))) === undefined;
}

type Change = (node: Record<string, unknown>, keys: readonly string[]) => Record<string, unknown>;

/** Copies an OpenAPI document with each of its objects changed, except data and objects that only map names to values. */
export function mapObjects(node: unknown, change: Change, keys: readonly string[] = [], isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item, index) => mapObjects(item, change, [...keys, String(index)]));
  if (!isObject(node)) return node;
  const entries = Object.entries(isMap ? node : change(node, keys));
  const copied = entries.map(([key, value]) => {
    if (!isMap && isData(key, value)) return [key, value];
    return [key, mapObjects(value, change, [...keys, key], !isMap && maps.has(key))];
  });
  return Object.fromEntries(copied);
}

// `examples` is a list of values in a schema, but a map of Example Objects elsewhere (OpenAPI 3.1, section 4.8.19).
function isData(key: string, value: unknown): boolean {
  return key.startsWith("x-") || dataKeys.has(key) || (key === "examples" && Array.isArray(value));
}

const dataKeys = new Set(["example", "value", "default", "const", "enum"]);

const maps = new Set(
  [
    ["paths", "webhooks", "pathItems", "callbacks", "parameters", "requestBodies", "responses", "headers", "links"],
    ["content", "encoding", "examples", "securitySchemes", "variables", "schemas"],
    ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"],
  ].flat(),
);

import type { OpenAPIV3_1 } from "openapi-types";
import { formatPointer, parsePointer } from "./pointer.ts";

type Document = OpenAPIV3_1.Document;
type Reference = { $ref: string };

/**
 * Resolves a reference. Returns other nodes unchanged.
 *
 * @throws if the target is missing or outside the document.
 */
export function resolve<T extends object>(contract: Document, node: T): Exclude<T, OpenAPIV3_1.ReferenceObject> {
  if (isReference(node)) return resolve(contract, valueAt(contract, parsePointer(node.$ref)) as T);
  return node as Exclude<T, OpenAPIV3_1.ReferenceObject>;
}

/**
 * Returns the JSON pointer (RFC 6901) of the node at a path of keys, after resolving the references on the path. A
 * validator can compile the schema at this pointer.
 *
 * @throws if there is no such node.
 * @example
 * locate(contract, ["paths", "/health", "get", "responses", "429", "content", "application/json", "schema"]);
 * // "/components/responses/TooManyRequests/content/application~1json/schema"
 */
export function locate(contract: Document, path: string[]): string {
  const keys = path.reduce<string[]>((parent, key) => [...dereference(contract, parent), key], []);
  valueAt(contract, keys);
  return formatPointer(keys);
}

function dereference(contract: Document, keys: string[]): string[] {
  const node = valueAt(contract, keys);
  return isReference(node) ? dereference(contract, parsePointer(node.$ref)) : keys;
}

function valueAt(contract: Document, keys: string[]): unknown {
  const value = keys.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], contract);
  if (value === undefined) throw new Error(`The contract has no value at #/${keys.join("/")}.`);
  return value;
}

function isReference(node: unknown): node is Reference {
  return typeof node === "object" && node !== null && "$ref" in node && typeof node.$ref === "string";
}

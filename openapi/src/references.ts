import type { OpenAPIV3_1 } from "openapi-types";
import { formatPointer, parsePointer } from "./pointer.ts";

type Document = OpenAPIV3_1.Document;
type Reference = { $ref: string };

/**
 * What a reference stands for; anything else as it is.
 *
 * @throws if the reference leads out of the document or to nothing.
 */
export function resolve<T extends object>(contract: Document, node: T): Exclude<T, OpenAPIV3_1.ReferenceObject> {
  if (isReference(node)) return resolve(contract, valueAt(contract, parsePointer(node.$ref)) as T);
  return node as Exclude<T, OpenAPIV3_1.ReferenceObject>;
}

/**
 * The JSON pointer (RFC 6901) of what stands at a place, with the references on the way to it followed, so that a
 * validator can compile the schema there.
 *
 * @throws if there is nothing at that place.
 * @example
 * locate(contract, ["paths", "/health", "get", "responses", "429", "content", "application/json", "schema"]);
 * // "/components/responses/TooManyRequests/content/application~1json/schema"
 */
export function locate(contract: Document, place: string[]): string {
  const keys = place.reduce<string[]>((above, key) => [...dereference(contract, above), key], []);
  valueAt(contract, keys);
  return formatPointer(keys);
}

function dereference(contract: Document, keys: string[]): string[] {
  const node = valueAt(contract, keys);
  return isReference(node) ? dereference(contract, parsePointer(node.$ref)) : keys;
}

function valueAt(contract: Document, keys: string[]): unknown {
  const value = keys.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], contract);
  if (value === undefined) throw new Error(`The contract has nothing at #/${keys.join("/")}.`);
  return value;
}

function isReference(node: unknown): node is Reference {
  return typeof node === "object" && node !== null && "$ref" in node && typeof node.$ref === "string";
}

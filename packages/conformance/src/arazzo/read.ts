import { isObject } from "../values/json.ts";

/** Says that a document has what the suite can't go. */
export function refuse(where: string, what: string): never {
  throw new Error(
    `${where} ${what}. The suite does not know that of Arazzo 1.0.1, and skips nothing: write it in another way.`,
  );
}

/**
 * The fields of an object, which may have these and extensions (`x-…`).
 *
 * @throws if it has others, or is none.
 */
export function allow(node: unknown, keys: readonly string[], where: string): Record<string, unknown> {
  if (!isObject(node)) return refuse(where, "is no object");
  const strange = Object.keys(node).find((key) => !keys.includes(key) && !key.startsWith("x-"));
  if (strange !== undefined) refuse(where, `has the field ${strange}`);
  return node;
}

/** A list, or an error that says where one must be. */
export function list(node: unknown, where: string): unknown[] {
  return Array.isArray(node) ? node : refuse(where, "has something else where a list must be");
}

/** A text, or an error that says where one must be. */
export function text(node: unknown, where: string): string {
  return typeof node === "string"
    ? node
    : refuse(where, "lacks a name: each workflow, step, parameter and action has one, and each step an operationId");
}

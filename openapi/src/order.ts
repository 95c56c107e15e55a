import type { OpenAPIV3_1 } from "openapi-types";
import type { ListOrder } from "./extensions.ts";
import { parsePointer } from "./pointer.ts";
import { locate, resolve } from "./references.ts";

/** A key that sorts the items of a list. The next key sorts items with the same value. */
export interface SortKey {
  /** A JSON pointer in an item. */
  pointer: string;
  descending: boolean;
  /** All values in their order. Undefined for numbers and strings, which are sorted by Unicode code points. */
  values: unknown[] | undefined;
}

/**
 * Reads the order of a list (`x-order`).
 *
 * @param operation the path of the operation in the contract, such as `["paths", "/things", "get"]`.
 * @throws if an enum in the order does not exist.
 */
export function readOrder(contract: OpenAPIV3_1.Document, operation: string[], order: ListOrder): SortKey[] {
  return order.map((key) => {
    if (typeof key === "object")
      return { pointer: key.enum, descending: false, values: enumAt(contract, operation, key.enum) };
    return { pointer: key.replace(/^-/, ""), descending: key.startsWith("-"), values: undefined };
  });
}

function enumAt(contract: OpenAPIV3_1.Document, operation: string[], pointer: string): unknown[] {
  const response = [...operation, "responses", "200", "content", "application/json", "schema", "properties", "data"];
  const path = [...response, "items", ...parsePointer(pointer).flatMap((key) => ["properties", key])];
  const schema: { enum?: unknown[]; "x-extensible-enum"?: unknown[] } = resolve(contract, {
    $ref: `#${locate(contract, path)}`,
  });
  return schema.enum ?? schema["x-extensible-enum"] ?? [];
}

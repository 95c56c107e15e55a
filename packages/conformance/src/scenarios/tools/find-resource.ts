import { isObject } from "../../values/json.ts";

/** A thing as it was made. */
export interface CreatedResource {
  ids: string[];
  /** The name of the field that has its own id, the last one, and that id. */
  idField: string;
  id: string;
  value: Record<string, unknown>;
}

export function hasId(item: unknown, field: string, id: string | undefined): boolean {
  const value = isObject(item) ? item[field] : undefined;
  return value !== undefined && String(value) === id;
}

/** The object in an answer of which a field has a value: the thing in its envelope. Not in lists. */
export function findResource(body: unknown, field: string, value: string): Record<string, unknown> | undefined {
  if (!isObject(body) || Array.isArray(body)) return undefined;
  if (hasId(body, field, value)) return body;
  for (const inner of Object.values(body)) {
    const found = findResource(inner, field, value);
    if (found) return found;
  }
  return undefined;
}

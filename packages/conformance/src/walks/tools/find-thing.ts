import { isObject } from "../../values/json.ts";

/** A thing as it was made. */
export interface Made {
  ids: string[];
  /** The name of the field that has its own id, the last one, and that id. */
  field: string;
  id: string;
  value: Record<string, unknown>;
}

export function hasId(item: unknown, field: string, id: string | undefined): boolean {
  const own = isObject(item) ? item[field] : undefined;
  return own !== undefined && String(own) === id;
}

/** The object in an answer of which a field has a value: the thing in its envelope. Not in lists. */
export function findThing(body: unknown, field: string, value: string): Record<string, unknown> | undefined {
  if (!isObject(body) || Array.isArray(body)) return undefined;
  if (hasId(body, field, value)) return body;
  for (const inner of Object.values(body)) {
    const found = findThing(inner, field, value);
    if (found) return found;
  }
  return undefined;
}

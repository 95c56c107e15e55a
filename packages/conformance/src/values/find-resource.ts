import { isObject } from "./json.ts";

export function hasId(item: unknown, field: string, id: string | undefined): boolean {
  const value = isObject(item) ? item[field] : undefined;
  return value !== undefined && String(value) === id;
}

/** Finds a resource in its envelope, but not in lists. Without a value, finds the first object that has the field. */
export function findResource(body: unknown, field: string, value?: string): Record<string, unknown> | undefined {
  if (!isObject(body) || Array.isArray(body)) return undefined;
  if (value === undefined ? field in body : hasId(body, field, value)) return body;
  for (const inner of Object.values(body)) {
    const found = findResource(inner, field, value);
    if (found) return found;
  }
  return undefined;
}

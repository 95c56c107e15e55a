import { parsePointer } from "@crewkit/openapi";
import { getOrCompute } from "./cache.ts";

export function valueAt(value: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Undefined if the text is invalid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const parsedBodies = new WeakMap<{ text: string }, unknown>();

/** The parsed body of a response, which several checks read. Do not change the result. */
export function parseOnce(response: { text: string }): unknown {
  return getOrCompute(parsedBodies, response, () => parseJson(response.text));
}

/** Returns a copy with another value at a path. Creates missing parents. */
export function withValue(value: unknown, [key, ...inner]: readonly string[], newValue: unknown): unknown {
  if (key === undefined) return newValue;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? withValue(item, inner, newValue) : item));
  const object = isObject(value) ? value : {};
  return { ...object, [key]: withValue(object[key], inner, newValue) };
}

export function without(value: unknown, [key, ...inner]: readonly string[]): unknown {
  if (key === undefined || !isObject(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? without(item, inner) : item));
  if (inner.length > 0) return { ...value, [key]: without(value[key], inner) };
  const { [key]: _, ...rest } = value;
  return rest;
}

export function pick(object: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));
}

export function omit(object: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

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

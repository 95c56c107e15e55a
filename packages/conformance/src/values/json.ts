import { parsePointer } from "@crewkit/openapi";

/** What stands at a JSON pointer (RFC 6901) of a value; undefined if there is nothing. */
export function valueAt(value: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** What a text says as JSON; undefined if it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a body says: its JSON, or all of it as a text where it is none; undefined where it is empty. */
export function readBody(text: string): unknown {
  const value = parseJson(text);
  return value === undefined && text !== "" ? text : value;
}

/** A copy of a value in which another stands at a place; what leads there is made where it is missing. */
export function withValue(value: unknown, [key, ...inner]: readonly string[], newValue: unknown): unknown {
  if (key === undefined) return newValue;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? withValue(item, inner, newValue) : item));
  const object = isObject(value) ? value : {};
  return { ...object, [key]: withValue(object[key], inner, newValue) };
}

/** A copy of a value without what stands at a place. */
export function without(value: unknown, [key, ...inner]: readonly string[]): unknown {
  if (key === undefined || !isObject(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? without(item, inner) : item));
  if (inner.length > 0) return { ...value, [key]: without(value[key], inner) };
  const { [key]: _, ...rest } = value;
  return rest;
}

/** A copy of a value in which each text, wherever it stands, is what `change` makes of it. */
export function mapStrings(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapStrings(inner, change)]));
}

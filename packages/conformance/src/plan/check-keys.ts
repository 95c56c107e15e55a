import { closestName } from "../values/closest-name.ts";
import { isObject } from "../values/json.ts";
import type { Shape } from "./shape.ts";

/** Returns a sentence for each key at any depth that the shape does not have. */
export function findUnknownKeys(place: string, value: unknown, { keys, each, renamed = {} }: Shape): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const innerPlace = place === "" ? key : `${place}.${key}`;
    const shape = each ?? keys?.[key];
    if (shape === undefined) return [`${innerPlace}: ${describeUnknownKey(key, Object.keys(keys ?? {}), renamed)}`];
    return typeof shape === "boolean" ? [] : findUnknownKeys(innerPlace, inner, shape);
  });
}

function describeUnknownKey(key: string, known: readonly string[], renamed: Record<string, string>): string {
  if (Object.hasOwn(renamed, key)) return `the key ${key} is now called ${renamed[key]}.`;
  return `unknown key.${suggestion(key, known)}`;
}

/** ` Did you mean …?`, or an empty string if no known name is similar. */
export function suggestion(name: string, known: readonly string[]): string {
  const closest = closestName(name, known);
  return closest === undefined ? "" : ` Did you mean ${closest}?`;
}

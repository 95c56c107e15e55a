import type { Fault } from "./contract.ts";
import type { Place } from "./place.ts";

/** What a part of the contract must have, among other things. A list means: these among its items. */
export type Shape = string | number | boolean | readonly Shape[] | { readonly [key: string]: Shape };

/** What a place lacks of a shape, each like "`schema.maximum` must be 100". */
export function lacks(place: Place, shape: Shape, path: readonly string[] = []): Fault[] {
  if (Array.isArray(shape)) {
    const found = place.items().map(({ node }) => node);
    const missing = shape.filter((item) => !found.includes(item));
    return missing.map((item) => ({ text: `\`${path.join(".")}\` must list \`${item}\``, at: place.at }));
  }
  if (typeof shape === "object") {
    return Object.entries(shape).flatMap(([key, child]) => lacks(place.get(key), child as Shape, [...path, key]));
  }
  return place.node === shape ? [] : [{ text: `\`${path.join(".")}\` must be \`${shape}\``, at: place.at }];
}

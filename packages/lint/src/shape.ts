import type { Location } from "@redocly/openapi-core";
import type { Place } from "./place.ts";

/** What a part of the contract must have, among other things. A list means: these among its items. */
export type Shape = string | number | boolean | readonly Shape[] | { readonly [key: string]: Shape };

/** One thing that a part lacks, such as "`schema.maximum` must be 100", and where to write it. */
export interface Lack {
  readonly text: string;
  readonly at: Location;
}

export function lacks(place: Place, shape: Shape, path: readonly string[] = []): Lack[] {
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

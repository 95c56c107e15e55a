import { firstTime, type Place } from "../../place.ts";
import { childrenOf, property } from "../../schemas.ts";
import type { Shape } from "../../shape.ts";

const names = ["current_page", "total_pages", "total_count"];

/** What the schema PageMeta must have. */
export const pageMeta: Shape = {
  type: "object",
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, { type: "integer" }])),
};

/** Every `meta` in a schema and below it. */
export function metasIn(schema: Place, isNew: (schema: Place) => boolean = firstTime()): Place[] {
  if (!isNew(schema)) return [];
  const below = childrenOf(schema).flatMap((child) => metasIn(child, isNew));
  return [property(schema, "meta"), ...below].filter((meta) => meta.isThere);
}

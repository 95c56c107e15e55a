import { reach } from "../../nesting.ts";
import type { Place } from "../../place.ts";
import { branches } from "../../schemas.ts";
import type { Shape } from "../../shape.ts";

const names = ["current_page", "total_pages", "total_count"];

/** What the schema PageMeta must have. */
export const pageMeta: Shape = {
  type: "object",
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, { type: "integer" }])),
};

/** What is called `meta` below a schema, or may be; its own is not among them. */
export function metasBelow(schema: Place): Place[] {
  const below = reach([schema]);
  for (const { at } of branches(schema)) below.delete(at.absolutePointer);
  return [...below.values()].map((each) => each.get("properties", "meta"));
}

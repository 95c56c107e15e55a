import type { Place } from "../../place.ts";

/** A schema with every `$ref` replaced by what it means, whatever file that stands in. */
export function inline(schema: Place, open: readonly unknown[] = []): unknown {
  const { node, ref, beside } = schema;
  if (ref === undefined) return inlineBelow(schema, open);
  // A schema inside itself, or one that is not there, excludes nothing.
  if (node === undefined || open.includes(node)) return { allOf: [true] };
  return { allOf: [inlineBelow(schema, [...open, node]), ...beside.map((part) => inline(part, [...open, node]))] };
}

function inlineBelow(place: Place, open: readonly unknown[]): unknown {
  if (Array.isArray(place.node)) return place.items().map((item) => inline(item, open));
  if (!place.isThere) return place.node;
  return Object.fromEntries(place.entries().map(([key, child]) => [key, inline(child, open)]));
}

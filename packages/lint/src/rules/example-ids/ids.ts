import type { Location } from "@redocly/openapi-core";
import type { Place } from "../../place.ts";

/** A UUID in an example, the name that it goes by, and where it is written. */
export interface Id {
  readonly name: string;
  readonly value: string;
  readonly at: Location;
}

/** The ids in a value: the UUIDs under `id`, `*_id` and, one by one, `*_ids`. */
export function idsIn(value: Place, name = ""): Id[] {
  const { node, at } = value;
  if (typeof node === "string") return isId.test(name) && uuid.test(node) ? [{ name, value: node, at }] : [];
  const items = value.items().flatMap((item) => idsIn(item, name.replace(/s$/, "")));
  return [...items, ...value.entries().flatMap(([key, inner]) => idsIn(inner, key))];
}

const isId = /^id$|_id$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

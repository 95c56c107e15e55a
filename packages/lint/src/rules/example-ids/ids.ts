import type { Location } from "@redocly/openapi-core";

/** A UUID in an example, the name that it goes by, and where it is written. */
export interface Id {
  readonly name: string;
  readonly value: string;
  readonly location: Location;
}

/** The ids in a value: the UUIDs under `id`, `*_id` and, one by one, `*_ids`. */
export function idsIn(value: unknown, location: Location, name = ""): Id[] {
  if (typeof value === "string") return isId.test(name) && uuid.test(value) ? [{ name, value, location }] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => idsIn(item, location.child([i]), name.replace(/s$/, "")));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => idsIn(inner, location.child([key]), key));
}

const isId = /^id$|_id$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

import type { Tables } from "../../store/tables.ts";
import { change } from "../change.ts";
import type { Writer } from "./versions.ts";

type Resource = Tables["resources"];

/** Gives a resource a description; it stays as it is where that is undefined or no other. */
export function describeResource(
  resource: Resource,
  description: string | null | undefined,
  { store, now }: Pick<Writer, "store" | "now">,
): Resource {
  if (description === undefined) return resource;
  return change(store.resources, resource, { description, updated_at: now() });
}

import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { change } from "../change.ts";
import { found, type RefuseNotFound } from "../find.ts";
import type { Writer } from "./versions.ts";

type Resource = Tables["resources"];

/** The resource that the path names. The caller may see it, which the pipeline has checked. */
export function resourceInPath({ store, path, refuse }: ResourceCall): Resource {
  return found(store.resources.get(path.id), refuse);
}

interface ResourceCall {
  store: Store;
  path: { id: string };
  refuse: RefuseNotFound;
}

/** Gives a resource a description; it stays as it is where that is undefined or no other. */
export function describeResource(
  resource: Resource,
  description: string | null | undefined,
  { store, now }: Pick<Writer, "store" | "now">,
): Resource {
  if (description === undefined) return resource;
  return change(store.resources, resource, { description, updated_at: now() });
}

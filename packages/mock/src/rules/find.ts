import type { Collection } from "../store/collection.ts";

/**
 * A record of the organization that the path names; another organization's is not there.
 *
 * @throws what `notFound` makes.
 * @example
 * const project = inOrganization(store.projects, path.id, call);
 */
export function inOrganization<T extends { id: string; organization_id: string | null }>(
  collection: Collection<T>,
  id: string,
  { organization, refuse }: { organization: { id: string }; refuse(name: "notFound"): Error },
): T {
  const record = collection.get(id);
  if (record?.organization_id !== organization.id) throw refuse("notFound");
  return record;
}

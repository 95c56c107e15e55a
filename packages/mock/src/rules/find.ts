import type { Collection } from "../store/collection.ts";
import type { Store } from "../store/store.ts";

/** A record by its id, if it is an organization's own; undefined for nobody's and for another's. */
export function ownOf<T extends { id: string; organization_id: string | null }>(
  collection: Collection<T>,
  id: string,
  organizationId: string,
): T | undefined {
  const record = collection.get(id);
  return record?.organization_id === organizationId ? record : undefined;
}

/**
 * What was looked for, if it is there.
 * @example
 * const playbook = found(store.playbooks.get(path.playbook_id), refuse);
 */
export function found<T>(record: T | undefined, refuse: RefuseNotFound): T {
  if (record === undefined) throw refuse("notFound");
  return record;
}

/** A call that is about the record that parameters of its path name. */
export interface CallFor<Parameter extends string> {
  store: Store;
  path: Record<Parameter, string>;
  refuse: RefuseNotFound;
}

type RefuseNotFound = (name: "notFound") => Error;

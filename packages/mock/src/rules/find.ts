import type { Collection } from "../store/collection.ts";
import type { Store } from "../store/store.ts";

/** A record by its id, if it is an organization's own; undefined for nobody's and for another's. */
export function findInOrganization<T extends { id: string; organization_id: string | null }>(
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
export function requireFound<T>(record: T | undefined, error: CreateNotFoundError): T {
  if (record === undefined) throw error("notFound");
  return record;
}

/** A call that is about the record that parameters of its path name. */
export interface PathContext<Parameter extends string> {
  store: Store;
  path: Record<Parameter, string>;
  error: CreateNotFoundError;
}

type CreateNotFoundError = (name: "notFound") => Error;

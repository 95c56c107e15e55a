import type { Collection } from "../store/collection.ts";
import type { Store } from "../store/store.ts";

/** Finds a record by id if it belongs to the organization. */
export function findInOrganization<T extends { id: string; organization_id: string | null }>(
  collection: Collection<T>,
  id: string,
  organizationId: string,
): T | undefined {
  const record = collection.get(id);
  return record?.organization_id === organizationId ? record : undefined;
}

/**
 * Returns the record, or throws the 404 error if it is undefined.
 * @example
 * const playbook = requireFound(store.playbooks.get(path.playbook_id), error);
 */
export function requireFound<T>(record: T | undefined, error: CreateNotFoundError): T {
  if (record === undefined) throw error("notFound");
  return record;
}

export interface PathContext<Parameter extends string> {
  store: Store;
  path: Record<Parameter, string>;
  error: CreateNotFoundError;
}

type CreateNotFoundError = (name: "notFound") => Error;

import type { Schemas } from "../contract/values.ts";
import type { Collection } from "../store/collection.ts";
import type { Store } from "../store/store.ts";

/** Finds a record by id if it belongs to the organization. */
export function findInOrganization<T extends { id: string; organization_id: string | null }>(
  collection: Pick<Collection<T>, "get">,
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

/** Updates a record and its `updated_at`. If the changes have no effect, returns the same object. */
export function updateIfChanged<T extends { id: string; updated_at: string }>(
  collection: Pick<Collection<T>, "update">,
  record: T,
  changes: Partial<T> & { updated_at: string },
): T {
  const after = { ...record, ...changes, updated_at: record.updated_at };
  return JSON.stringify(after) === JSON.stringify(record) ? record : collection.update(record, changes);
}

/**
 * Returns a page of a list. Pages after the last one are empty.
 *
 * @param toItem creates an item of the response. It is only called for the items of the page.
 */
export function paginate<T, Item = T>(
  items: readonly T[],
  query: PageQuery,
  toItem: (item: T) => Item,
): { data: Item[]; meta: Schemas["PageMeta"] } {
  const start = (query.page - 1) * query.per_page;
  return {
    data: items.slice(start, start + query.per_page).map(toItem),
    meta: {
      current_page: query.page,
      total_pages: Math.ceil(items.length / query.per_page),
      total_count: items.length,
    },
  };
}

export interface PageQuery {
  page: number;
  per_page: number;
}

import type { Collection } from "../store/collection.ts";

/** Updates a record and its `updated_at`. If the changes have no effect, returns the same object. */
export function updateIfChanged<T extends { id: string; updated_at: string }>(
  collection: Collection<T>,
  record: T,
  changes: Partial<T> & { updated_at: string },
): T {
  const after = { ...record, ...changes, updated_at: record.updated_at };
  return JSON.stringify(after) === JSON.stringify(record) ? record : collection.update(record, changes);
}

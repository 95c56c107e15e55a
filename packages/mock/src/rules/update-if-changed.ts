import type { Collection } from "../store/collection.ts";

/**
 * Changes fields of a record, and when it was last changed. Where they are so already it stays the record that it was.
 */
export function updateIfChanged<T extends { id: string; updated_at: string }>(
  collection: Collection<T>,
  record: T,
  changes: Partial<T> & { updated_at: string },
): T {
  const after = { ...record, ...changes, updated_at: record.updated_at };
  return JSON.stringify(after) === JSON.stringify(record) ? record : collection.update(record, changes);
}

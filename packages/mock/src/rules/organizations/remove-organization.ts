import type { Collection } from "../../store/collection.ts";
import { type Store, tableNames } from "../../store/store.ts";

/** Removes an organization with everything in it. User accounts and emails remain. */
export function removeOrganization(store: Store, id: string): void {
  const removedIds = new Set([id]);
  let previousSize: number;
  do {
    previousSize = removedIds.size;
    for (const name of tableNames) removeDependents(store[name] as never, removedIds);
  } while (removedIds.size > previousSize);
}

function removeDependents(collection: Collection<Dependent>, removedIds: Set<string>): void {
  for (const record of collection.all()) {
    if (!removedIds.has(parentIdOf(record))) continue;
    removedIds.add(record.id);
    collection.remove(record.id);
  }
}

type Dependent = { id: string } & {
  [Field in "organization_id" | "session_id" | "resource_id" | "playbook_id" | "subject_id"]?: string | null;
};

// The id of the record that this record depends on. Records in `session_visibilities` and
// `planned_analyses` have the id of their session.
function parentIdOf({ id, organization_id, session_id, resource_id, playbook_id, subject_id }: Dependent): string {
  return organization_id ?? session_id ?? resource_id ?? playbook_id ?? subject_id ?? id;
}

import type { Collection } from "../../store/collection.ts";
import { type Store, tableNames } from "../../store/store.ts";

/** Removes an organization and everything in it. Accounts stay, and so do mails, which are in their readers' hands. */
export function removeOrganization(store: Store, id: string): void {
  const gone = new Set([id]);
  let before: number;
  // What belongs to something that goes, goes too, until nothing more is found.
  do {
    before = gone.size;
    for (const name of tableNames) removeParts(store[name] as never, gone);
  } while (gone.size > before);
}

function removeParts(collection: Collection<Part>, gone: Set<string>): void {
  for (const record of collection.all()) {
    if (!gone.has(wholeOf(record))) continue;
    gone.add(record.id);
    collection.remove(record.id);
  }
}

type Part = { id: string } & {
  [Field in "organization_id" | "session_id" | "resource_id" | "playbook_id" | "subject_id"]?: string | null;
};

// The id of what a record is a part of; its own if of nothing, or if it has that of a session.
function wholeOf({ id, organization_id, session_id, resource_id, playbook_id, subject_id }: Part): string {
  return organization_id ?? session_id ?? resource_id ?? playbook_id ?? subject_id ?? id;
}

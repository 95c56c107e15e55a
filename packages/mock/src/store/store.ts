import { type Collection, createCollection, type ListOptions } from "./collection.ts";
import type { NewRecord } from "./copies.ts";
import { type Reference, references } from "./references.ts";
import type { Records } from "./sample-data.ts";
import { byKeys, byNameTypeTier, newestFirst } from "./sorting.ts";
import { hiddenFields, schemaNames, type Tables } from "./tables.ts";

export type Store = {
  [Name in keyof Tables]: Collection<Tables[Name], KeyOf<Name>> & { add(record: NewRecord<Name>): Tables[Name] };
};

type KeyOf<Name extends keyof Tables> = keyof Tables[Name] &
  (Name extends keyof typeof keys ? (typeof keys)[Name][number] : "id");

// The unique fields of each table. Default: the id.
const keys = {
  users: ["email"],
  passkeys: ["credential_id"],
  organizations: ["slug"],
  members: ["organization_id", "user_id"],
  roles: ["organization_id", "key"],
  invitations: ["token"],
  projects: ["organization_id", "slug"],
  repositories: ["organization_id", "remote_url"],
  resources: ["organization_id", "project_id", "resource_type", "name"],
  versions: ["resource_id", "version_hash"],
  playbooks: ["organization_id", "slug"],
  conventions: ["playbook_id", "key"],
  playbook_subscriptions: ["organization_id", "playbook_id"],
  experiments: ["organization_id", "slug"],
  device_grants: ["user_code"],
} as const;

/** The unique fields of a table. The last field names the record within its parent. */
export function uniqueFields(table: string): readonly string[] {
  return (keys as Record<string, readonly string[]>)[table] ?? ["id"];
}

// The grouping and order of each table. Default: one unordered group.
const lists: { [Name in keyof Tables]?: ListOptions<Tables[Name]> } = {
  passkeys: { group: "user_id", order: byKeys("name") },
  organizations: { order: byKeys("name") },
  members: { group: "organization_id", order: byKeys("name") },
  roles: { group: "organization_id", order: byKeys("key") },
  invitations: { group: "organization_id", order: newestFirst("created_at") },
  projects: { group: "organization_id", order: byKeys("name") },
  repositories: { group: "organization_id", order: byKeys("name") },
  sessions: { group: "organization_id", order: newestFirst("started_at") },
  tasks: { group: "session_id", order: byKeys("started_at") },
  resources: { group: "organization_id", order: byNameTypeTier },
  versions: { group: "resource_id", order: (a, b) => b.version_number - a.version_number },
  playbooks: { group: "organization_id", order: byKeys("name") },
  conventions: { group: "playbook_id", order: byKeys("category", "key") },
  playbook_subscriptions: { group: "organization_id", order: byKeys("playbook_name") },
  challenges: { group: "playbook_id" },
  experiments: { group: "organization_id", order: newestFirst("created_at") },
  logins: { group: "user_id", order: newestFirst("signed_in_at") },
  access_tokens: { group: "login_id" },
  refresh_tokens: { group: "login_id" },
  jobs: { order: byKeys("due_at") },
  mails: { order: newestFirst("sent_at") },
};

export const tableNames = Object.keys({ ...schemaNames, ...hiddenFields }) as (keyof Tables)[];

/**
 * Creates empty tables. `remove` also removes the records that belong to the removed record. `add` and `update` set the
 * copied fields, and `update` also updates the copies in other records.
 */
export function createStore(): Store {
  const collections = tableNames.map((name) => [
    name,
    createCollection({ ...lists[name], key: uniqueFields(name) } as object),
  ]);
  const store = Object.fromEntries(collections) as Store;
  for (const name of tableNames) {
    cascadeRemovals(store, name);
    maintainCopies(store, name);
  }
  return store;
}

function maintainCopies(store: Store, name: keyof Tables): void {
  const collection = tableOf(store, name);
  const { add, update } = collection;
  const own = references.filter(({ table, copy }) => copy && table === name);
  const dependents = references.filter(({ target, copy }) => copy && target === name);
  if (own.length > 0) collection.add = (record) => add(fillCopies(store, own, record));
  collection.update = (record, changes) => {
    const changed = own.filter(({ field }) => field in changes);
    if (changed.length > 0) changes = fillCopies(store, changed, { ...collection.get(record.id), ...changes });
    const updated = update(record, changes);
    for (const { table, field } of dependents) {
      const records = tableOf(store, table);
      for (const each of records.where({ [field]: record.id })) records.update(each, { [field]: each[field] });
    }
    return updated;
  };
}

// Inserts the copies after the field with the ID, as in the contract. Copies of a removed record stay.
function fillCopies<T extends object>(store: Store, own: readonly Reference[], record: T): T {
  const filled: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (!(name in filled)) filled[name] = value;
    const reference = own.find(({ field }) => field === name);
    const target = reference && store[reference.target].get(value?.id ?? value);
    if (target) Object.assign(filled, reference?.copy?.(target, record));
  }
  return filled as T;
}

export interface Row {
  id: string;
  [field: string]: unknown;
}

/** A table as a collection of rows, for code that applies to all tables. */
export function tableOf(store: Store, name: keyof Tables): Collection<Row> {
  return store[name] as Collection<Row>;
}

function cascadeRemovals(store: Store, name: keyof Tables): void {
  const collection = store[name];
  const { remove } = collection;
  const dependents = references.filter(({ target, onRemoval }) => target === name && onRemoval !== "keep");
  collection.remove = (id) => {
    for (const { table, field, onRemoval } of dependents) {
      const records = tableOf(store, table);
      for (const record of records.where({ [field]: id })) {
        if (typeof onRemoval === "string") records.remove(record.id);
        else records.update(record, Object.fromEntries(onRemoval.map((cleared) => [cleared, null])));
      }
    }
    remove(id);
  };
}

export function loadRecords(store: Store, records: Records): void {
  for (const name of tableNames) store[name].load((records[name] ?? []) as never[]);
}

export function dumpRecords(store: Store): Records {
  return Object.fromEntries(tableNames.map((name) => [name, store[name].all()]));
}

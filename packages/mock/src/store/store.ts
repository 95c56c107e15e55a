import type { Contract } from "@crewkit/openapi";
import { type Collection, createCollection } from "./collection.ts";
import { copyFields, type Reference, references } from "./references.ts";
import type { Records } from "./sample-data.ts";
import { byKeys, byOrderOf } from "./sorting.ts";
import { definitions, type NewRecord, type Tables, tableNames } from "./tables.ts";

export type Store = {
  [Name in keyof Tables]: Collection<Tables[Name]> & { add(record: NewRecord<Name>): Tables[Name] };
};

/** The unique fields of a table. The last field names the record within its parent. */
export function uniqueFields(table: keyof Tables): readonly string[] {
  return definitions[table].unique ?? ["id"];
}

/**
 * Creates empty tables. `remove` also removes the records that belong to the removed record. `add` and `update` set the
 * copied fields, and `update` also updates the copies in other records.
 */
export function createStore(): Store {
  const collections = tableNames.map((name) => [name, createCollection({ group: definitions[name].group } as object)]);
  const store = Object.fromEntries(collections) as Store;
  for (const name of tableNames) {
    cascadeRemovals(store, name);
    maintainCopies(store, name);
  }
  return store;
}

/** Sorts the tables by the orders that a contract states for lists. */
export function sortTables(store: Store, contract: Contract): void {
  for (const name of tableNames) {
    const { order = [] } = definitions[name];
    const compare =
      typeof order === "string" ? byOrderOf<Row>(contract, order) : byKeys<Row>(...(order as readonly string[]));
    tableOf(store, name).sortBy(compare);
  }
}

function maintainCopies(store: Store, name: keyof Tables): void {
  const collection = tableOf(store, name);
  const { add, update } = collection;
  const own = references.filter((each) => each.table === name && isCopied(each));
  const dependents = references.filter((each) => each.target === name && isCopied(each));
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

const isCopied = ({ isPerson, copies }: Reference) => isPerson || copies.length > 0;

// Inserts the copies after the field with the ID, as in the contract. Copies of a removed record stay.
function fillCopies<T extends object>(store: Store, own: readonly Reference[], record: T): T {
  const filled: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (!(name in filled)) filled[name] = value;
    const reference = own.find(({ field }) => field === name);
    const target = reference && store[reference.target].get(value?.id ?? value);
    if (target) Object.assign(filled, copyFields(reference, target, record));
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

import { createGroups, type GroupsOptions } from "./groups.ts";

/** How the records of a collection are found and kept. */
export interface CollectionOptions<T, Key extends keyof T> extends Partial<GroupsOptions<T>> {
  /** A text of the fields that no other record has: the organization and the slug of a project. Default: the id. */
  key?: (fields: Pick<T, Key>) => string;
  /** How much of the room that the store has a record takes. Default 1. */
  weight?: (record: T) => number;
}

/** Records of one kind by id. They are frozen: a change puts another in the place of the one before. */
export interface Collection<T extends { id: string }, Key extends keyof T = keyof T> {
  get(id: string): T | undefined;
  /** The record with these fields, which no other has: `store.projects.find({ organization_id, slug })`. */
  find(fields: Pick<T, Key>): T | undefined;
  /** The records of a group in their order; the array is the collection's own, not to be changed. */
  in(group: string): readonly T[];
  /** All records, in the order in which they came. */
  all(): T[];
  /** The records that came since the last load, the oldest first. */
  added(): Iterable<T>;
  /** How much room all of these take. */
  readonly addedWeight: number;
  readonly size: number;
  add(record: T): T;
  /** Changes the record as it is now, and gives what it is then; one that is gone stays so. */
  update(record: T, changes: Partial<T>): T;
  remove(id: string): void;
  /** Puts these records in the place of all. */
  load(records: readonly T[]): void;
}

/** Makes an empty collection. */
export function createCollection<T extends { id: string }, Key extends keyof T = "id">({
  group = () => "",
  key,
  order = () => 0,
  weight = () => 1,
}: CollectionOptions<T, Key> = {}): Collection<T, Key> {
  const records = new Map<string, T>();
  const keys = new Map<string, string>();
  const groups = createGroups({ group, order });
  // By id, with the weight of each.
  const added = new Map<string, number>();
  let addedWeight = 0;
  const keyOf = (fields: Pick<T, Key> & { id?: string }) => (key ? key(fields) : (fields.id ?? ""));

  function put(record: T): T {
    Object.freeze(record);
    records.set(record.id, record);
    keys.set(keyOf(record), record.id);
    groups.put(record);
    if (added.has(record.id)) weigh(record.id, weight(record));
    return record;
  }

  function weigh(id: string, weightNow: number): void {
    addedWeight += weightNow - (added.get(id) ?? 0);
    added.set(id, weightNow);
  }

  function take(record: T): void {
    if (keys.get(keyOf(record)) === record.id) keys.delete(keyOf(record));
    groups.take(record);
  }

  function remove(id: string): void {
    const record = records.get(id);
    if (!record) return;
    take(record);
    records.delete(id);
    if (added.has(id)) weigh(id, 0);
    added.delete(id);
  }

  function* addedRecords(): Iterable<T> {
    for (const id of added.keys()) {
      const record = records.get(id);
      if (record) yield record;
    }
  }

  return {
    get: (id) => records.get(id),
    find: (fields) => records.get(keys.get(keyOf(fields)) ?? ""),
    in: groups.in,
    all: () => [...records.values()],
    added: addedRecords,
    get addedWeight() {
      return addedWeight;
    },
    get size() {
      return records.size;
    },
    add(record) {
      weigh(record.id, 0);
      return put(record);
    },
    update(record, changes) {
      const current = records.get(record.id);
      if (!current) return record;
      take(current);
      return put({ ...current, ...changes });
    },
    remove,
    load(some) {
      for (const kept of [records, keys, groups, added]) kept.clear();
      addedWeight = 0;
      for (const record of some) put(record);
    },
  };
}

import { createIndex, type Index, type Lookup } from "./record-index.ts";

export interface ListOptions<T> {
  /** The field that groups records, such as `organization_id`. Default: a single group. */
  group?: keyof T;
  order?: (a: T, b: T) => number;
}

/** Records are frozen: an update replaces a record. */
export interface Collection<T extends { id: string }> {
  get(id: string): T | undefined;
  /** The sorted records of a group. Later changes do not affect the array. */
  in(group: string): readonly T[];
  /** The sorted records with these values. The first call with a set of fields creates an index. */
  where(fields: Lookup<T>): readonly T[];
  /** The first of the sorted records with these values that matches. Faster than `where` if the table changes often. */
  find(fields: Lookup<T>, matches?: (record: T) => boolean): T | undefined;
  all(): T[];
  /** The records added since the last load, oldest first. */
  added(): Iterable<T>;
  readonly addedSize: number;
  readonly size: number;
  add(record: T): T;
  /** Updates the current version of a record and returns it. A removed record is not restored. */
  update(record: T, changes: Partial<T>): T;
  remove(id: string): void;
  load(records: readonly T[]): void;
  sortBy(order: (a: T, b: T) => number): void;
  /** Compares records by the order of lists. The result is 0 only for a record and itself. */
  inOrder(a: T, b: T): number;
}

export function createCollection<T extends { id: string }>(options: ListOptions<T> = {}): Collection<T> {
  const { group } = options;
  let { order = () => 0 } = options;
  const records = new Map<string, T>();
  const indexes = new Map<string, Index<T>>();
  const addedIds = new Set<string>();
  const inOrder = (a: T, b: T) => order(a, b) || (a.id < b.id ? -1 : Number(a.id > b.id));

  function indexFor(fields: Lookup<T>): Index<T> {
    const names = Object.keys(fields) as (keyof T)[];
    const name = names.join();
    const existing = indexes.get(name);
    if (existing) return existing;
    const index = createIndex(names, inOrder, records.values());
    indexes.set(name, index);
    return index;
  }

  function insert(record: T): T {
    Object.freeze(record);
    records.set(record.id, record);
    for (const index of indexes.values()) index.add(record);
    return record;
  }

  function unindex(record: T): void {
    for (const index of indexes.values()) index.remove(record);
  }

  const groupNamed = (name: string) => (group === undefined ? {} : { [group]: name }) as Lookup<T>;

  return {
    get: (id) => records.get(id),
    in: (name) => indexFor(groupNamed(name)).list(groupNamed(name)),
    where: (fields) => indexFor(fields).list(fields),
    find: (fields, matches = () => true) => indexFor(fields).find(fields, matches),
    all: () => [...records.values()],
    *added() {
      for (const id of addedIds) yield records.get(id) as T;
    },
    get addedSize() {
      return addedIds.size;
    },
    get size() {
      return records.size;
    },
    add(record) {
      if (!records.has(record.id)) addedIds.add(record.id);
      return insert(record);
    },
    update(record, changes) {
      const current = records.get(record.id);
      if (!current) return record;
      unindex(current);
      return insert({ ...current, ...changes });
    },
    remove(id) {
      const record = records.get(id);
      if (!record) return;
      unindex(record);
      records.delete(id);
      addedIds.delete(id);
    },
    load(newRecords) {
      for (const index of [records, indexes, addedIds]) index.clear();
      for (const record of newRecords) insert(record);
    },
    sortBy(newOrder) {
      order = newOrder;
      indexes.clear();
    },
    inOrder,
  };
}

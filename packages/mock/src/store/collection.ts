/** How the records of a collection are found and kept. */
export interface CollectionOptions<T> {
  /** What a list is of: the records of one organization, of one resource … */
  group?: (record: T) => string;
  /** What no other record has: the organization and the slug of a project. */
  key?: (record: T) => string;
  /** In which order a list shows them; equal ones follow by id. */
  order?: (a: T, b: T) => number;
  /** How much of the room that the store has a record takes. Default 1. */
  weight?: (record: T) => number;
}

/** Records of one kind by id. They are frozen: a change puts another in the place of the one before. */
export interface Collection<T extends { id: string }> {
  get(id: string): T | undefined;
  /** The record with this key. */
  find(key: string): T | undefined;
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
export function createCollection<T extends { id: string }>({
  group = () => "",
  key = ({ id }) => id,
  order = () => 0,
  weight = () => 1,
}: CollectionOptions<T> = {}): Collection<T> {
  const records = new Map<string, T>();
  const keys = new Map<string, string>();
  const groups = new Map<string, Group<T>>();
  // By id, with the weight of each.
  const added = new Map<string, number>();
  let addedWeight = 0;
  const inOrder = (a: T, b: T) => order(a, b) || (a.id < b.id ? -1 : 1);

  function put(record: T): T {
    Object.freeze(record);
    records.set(record.id, record);
    keys.set(key(record), record.id);
    const of: Group<T> = groups.get(group(record)) ?? { records: new Map(), changes: 0 };
    of.records.set(record.id, record);
    changeList(of, (sorted) => sorted.splice(placeOf(record, sorted), 0, record));
    groups.set(group(record), of);
    if (added.has(record.id)) weigh(record.id, weight(record));
    return record;
  }

  function weigh(id: string, weightNow: number): void {
    addedWeight += weightNow - (added.get(id) ?? 0);
    added.set(id, weightNow);
  }

  function take(record: T): void {
    if (keys.get(key(record)) === record.id) keys.delete(key(record));
    const of = groups.get(group(record));
    of?.records.delete(record.id);
    if (of) changeList(of, (sorted) => sorted.splice(placeOf(record, sorted), 1));
    if (of?.records.size === 0) groups.delete(group(record));
  }

  function remove(id: string): void {
    const record = records.get(id);
    if (!record) return;
    take(record);
    records.delete(id);
    if (added.has(id)) weigh(id, 0);
    added.delete(id);
  }

  // Where a record stands in a list, or belongs.
  function placeOf(record: T, sorted: readonly T[]): number {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const there = sorted[middle];
      if (there && there.id !== record.id && inOrder(there, record) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function* addedRecords(): Iterable<T> {
    for (const id of added.keys()) yield records.get(id) as T;
  }

  return {
    get: (id) => records.get(id),
    find: (value) => records.get(keys.get(value) ?? ""),
    in(name) {
      const of = groups.get(name);
      if (!of) return [];
      of.sorted ??= [...of.records.values()].sort(inOrder);
      of.changes = 0;
      return of.sorted;
    },
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

// A list that somebody took stays as it is: they may go through it while they remove what is in it. And one that nobody
// takes any more is not kept in order for ever.
function changeList<T>(of: Group<T>, change: (sorted: T[]) => void): void {
  if (!of.sorted) return;
  if (of.changes === 0) of.sorted = of.sorted.slice();
  of.changes += 1;
  if (of.changes > manyChanges) delete of.sorted;
  else change(of.sorted);
}

const manyChanges = 50;

interface Group<T> {
  records: Map<string, T>;
  /** In their order, from the time that somebody takes the list. */
  sorted?: T[];
  /** How often it changed since somebody took it. */
  changes: number;
}

/** By what records are listed. */
export interface GroupsOptions<T> {
  /** What a list is of: the records of one organization, of one resource … */
  group: (record: T) => string;
  /** In which order a list shows them; equal ones follow by id. */
  order: (a: T, b: T) => number;
}

/** Lists of records, each of a group and in order. */
export interface Groups<T> {
  put(record: T): void;
  /** Takes out a record as it was put in. */
  take(record: T): void;
  /** The records of a group in their order; the array is not to be changed. */
  in(group: string): readonly T[];
  clear(): void;
}

/** Makes lists of nothing. */
export function createGroups<T extends { id: string }>({ group, order }: GroupsOptions<T>): Groups<T> {
  const groups = new Map<string, Group<T>>();
  const inOrder = (a: T, b: T) => order(a, b) || (a.id < b.id ? -1 : 1);

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

  return {
    put(record) {
      const of: Group<T> = groups.get(group(record)) ?? { records: new Map(), changes: 0 };
      of.records.set(record.id, record);
      changeList(of, (sorted) => sorted.splice(placeOf(record, sorted), 0, record));
      groups.set(group(record), of);
    },
    take(record) {
      const of = groups.get(group(record));
      if (!of) return;
      of.records.delete(record.id);
      changeList(of, (sorted) => sorted.splice(placeOf(record, sorted), 1));
      if (of.records.size === 0) groups.delete(group(record));
    },
    in(name) {
      const of = groups.get(name);
      if (!of) return [];
      of.sorted ??= [...of.records.values()].sort(inOrder);
      of.changes = 0;
      return of.sorted;
    },
    clear: () => groups.clear(),
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

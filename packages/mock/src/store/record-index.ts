/** The values to find. An object, such as the user of a session, is found by its ID. */
export type Lookup<T> = { [Field in keyof T]?: T[Field] | (T[Field] extends { id: string } ? string : never) };

/** The records of a table by the values of some fields, each list sorted. */
export interface Index<T> {
  /** The records with these values. Later changes do not affect the array: the next call returns another array. */
  list(fields: Lookup<T>): readonly T[];
  find(fields: Lookup<T>, matches: (record: T) => boolean): T | undefined;
  add(record: T): void;
  remove(record: T): void;
}

interface List<T> {
  records: T[];
  /** Whether a caller has the array, so that a change must copy it. */
  shared: boolean;
}

/** @param inOrder compares records. The result is 0 only for a record and itself. */
export function createIndex<T>(
  fields: readonly (keyof T)[],
  inOrder: (a: T, b: T) => number,
  records: Iterable<T>,
): Index<T> {
  const nameOf = (record: Lookup<T>) => keyOf(record, fields);
  const lists = new Map<string, List<T>>();
  const none: T[] = [];
  for (const record of records) listNamed(nameOf(record)).records.push(record);
  for (const list of lists.values()) list.records.sort(inOrder);

  function listNamed(name: string): List<T> {
    const list = lists.get(name) ?? { records: [], shared: false };
    lists.set(name, list);
    return list;
  }

  function change(list: List<T>, start: number, deleteCount: number, ...added: T[]): void {
    if (list.shared) list.records = [...list.records];
    list.shared = false;
    list.records.splice(start, deleteCount, ...added);
  }

  return {
    list(fields) {
      const list = lists.get(nameOf(fields));
      if (!list) return none;
      list.shared = true;
      return list.records;
    },
    find: (fields, matches) => lists.get(nameOf(fields))?.records.find(matches),
    add(record) {
      const list = listNamed(nameOf(record));
      change(list, positionOf(record, list.records, inOrder), 0, record);
    },
    remove(record) {
      const name = nameOf(record);
      const list = lists.get(name);
      if (!list) return;
      change(list, positionOf(record, list.records, inOrder), 1);
      if (list.records.length === 0) lists.delete(name);
    },
  };
}

/** Identifies the values of some fields. Null and `"null"` have different keys. A missing value is null. */
export function keyOf<T>(record: Lookup<T>, fields: readonly (keyof T)[]): string {
  let key = "";
  for (const field of fields) {
    const value = indexedValue(record, field) ?? null;
    // The length marks the end of a string, which can contain any character.
    key += typeof value === "string" ? `${value.length}:${value}` : `${value};`;
  }
  return key;
}

// Email addresses are compared regardless of case, and objects by their ID.
function indexedValue<T>(record: Lookup<T>, field: keyof T): unknown {
  const value: unknown = record[field];
  if (field === "email" && typeof value === "string") return value.toLowerCase();
  return typeof value === "object" && value !== null && "id" in value ? value.id : value;
}

/** The position of a record in a sorted list, or the position to insert it at. */
function positionOf<T>(record: T, sorted: readonly T[], inOrder: (a: T, b: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (inOrder(sorted[middle] as T, record) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

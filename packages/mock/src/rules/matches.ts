/** Whether a record has the values of a filter. Undefined values match everything. */
export function matches<T extends object>(record: T, filter: Filter<T>): boolean {
  for (const name in filter) {
    if (filter[name] !== undefined && record[name] !== filter[name]) return false;
  }
  return true;
}

export type Filter<T> = { [Name in keyof T]?: T[Name] | undefined };

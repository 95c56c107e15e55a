/** Whether a record has these values; what is undefined is not asked for. */
export function matches<T extends object>(record: T, wanted: Wanted<T>): boolean {
  for (const name in wanted) {
    if (wanted[name] !== undefined && record[name] !== wanted[name]) return false;
  }
  return true;
}

export type Wanted<T> = { [Name in keyof T]?: T[Name] | undefined };

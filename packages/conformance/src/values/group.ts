/** Like `Map.groupBy`, which requires Node 21. */
export function groupBy<T>(list: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of list) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

export function distinctBy<T>(list: Iterable<T>, keyOf: (value: T) => string): T[] {
  return [...groupBy(list, keyOf).values()].flatMap((group) => group.slice(0, 1));
}

/** The first items of all lists, then the second items, and so on. */
export function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const rounds = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => lists.flatMap((list) => list.slice(round, round + 1))).flat();
}

/** The values of a list by a key, in the order in which they come. As `Map.groupBy`, which Node has from 21 on. */
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

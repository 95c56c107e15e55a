/**
 * Creates a cache of lists that are computed from lists of the store, so that the requests for the pages of a list do not
 * filter and sort it again. The cache contains the newest result for each list. After a change, the store returns another
 * array, so the result is computed again.
 *
 * @example
 * const sortedOrganizations = createListCache<Organization>();
 * sortedOrganizations(memberships, [store.organizations.in("")], () => findOrganizations(store, memberships));
 */
export function createListCache<T>(): ListCache<T> {
  const results = new WeakMap<object, { dependencies: readonly unknown[]; items: readonly T[] }>();
  return (list, dependencies, compute) => {
    const cached = results.get(list);
    if (cached && hasSameValues(cached.dependencies, dependencies)) return cached.items;
    const items = compute();
    results.set(list, { dependencies, items });
    return items;
  };
}

/** @param dependencies the other lists and values that `compute` uses. */
type ListCache<T> = (
  list: readonly object[],
  dependencies: readonly unknown[],
  compute: () => readonly T[],
) => readonly T[];

function hasSameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

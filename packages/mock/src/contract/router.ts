import { Memoirist } from "memoirist";

export interface Router<T> {
  /** What is found, and the path's parameters, still encoded, in the order in which they stand in it. */
  find(method: string, path: string): { entry: T; values: string[] } | undefined;
  /** The methods with which something stands at a path; all that are known where nothing does. */
  methods(path: string): string[];
}

/** Makes a router of things with a method and a path template: `/{org_id}/projects`. Its time does not grow with them. */
export function createRouter<T>(entries: { method: string; path: string; entry: T }[]): Router<T> {
  const tree = new Memoirist<T>();
  const allMethods = [...new Set(entries.map(({ method }) => method.toUpperCase()))];
  for (const { method, path, entry } of entries) {
    // Numbered, because the same place has other names in other paths.
    let index = 0;
    tree.add(
      method.toUpperCase(),
      path.replace(/\{\w+\}/g, () => `:${index++}`),
      entry,
    );
  }
  return {
    find(method, path) {
      const match = tree.find(method, path);
      if (!match) return undefined;
      const values: string[] = [];
      for (let index = 0; match.params[index] !== undefined; index++) values.push(match.params[index] as string);
      return { entry: match.store, values };
    },
    methods(path) {
      const matching = allMethods.filter((method) => tree.find(method, path) !== null);
      return matching.length > 0 ? matching : allMethods;
    },
  };
}

import { Memoirist } from "memoirist";

export interface Router<T> {
  /** Path parameters are in order and still percent-encoded. */
  find(method: string, path: string): { entry: T; values: string[] } | undefined;
  /** The methods of the entries at a path, or all methods for an unknown path. */
  methods(path: string): string[];
}

export function createRouter<T>(entries: { method: string; path: string; entry: T }[]): Router<T> {
  const tree = new Memoirist<T>();
  const allMethods = [...new Set(entries.map(({ method }) => method.toUpperCase()))];
  for (const { method, path, entry } of entries) {
    // Number the parameters: the same segment can have different names in different paths.
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

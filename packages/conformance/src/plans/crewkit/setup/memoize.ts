import type { RunContext } from "../../../context/context.ts";
import { memoize } from "../../../context/memoize.ts";

export function memoizePerContext<T>(
  create: (context: RunContext, key: string) => Promise<T>,
): (context: RunContext, key?: string) => Promise<T> {
  const cacheOf = perContext(() => new Map<string, Promise<T>>());
  return (context, key = "") => memoize(cacheOf(context), key, () => create(context, key));
}

export function perContext<T>(create: () => T): (context: RunContext) => T {
  const cached = new WeakMap<RunContext, { value: T }>();
  return (context) => {
    const entry = cached.get(context) ?? { value: create() };
    cached.set(context, entry);
    return entry.value;
  };
}

import type { RunContext } from "../../../context/context.ts";
import { memoize } from "../../../context/memoize.ts";

/** Memoizes a function per run and key. */
export function memoizePerContext<T>(
  create: (context: RunContext, key: string) => Promise<T>,
): (context: RunContext, key?: string) => Promise<T> {
  const cacheOf = perContext(() => new Map<string, Promise<T>>());
  return (context, key = "") => memoize(cacheOf(context), key, () => create(context, key));
}

/** Returns the same value for all callers with the same context. */
export function perContext<T>(create: () => T): (context: RunContext) => T {
  const cached = new WeakMap<RunContext, { promise: T }>();
  return (context) => {
    const entry = cached.get(context) ?? { promise: create() };
    cached.set(context, entry);
    return entry.promise;
  };
}

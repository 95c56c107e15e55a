import type { RunContext } from "../base/run-context.ts";
import { isTransient } from "../base/skip.ts";
import { getOrCompute } from "../values/cache.ts";

/** Memoizes a promise, unless it fails with a transient error. */
export function memoize<T>(cache: Map<string, Promise<T>>, key: string, create: () => Promise<T>): Promise<T> {
  const cached = cache.get(key);
  if (cached) return cached;
  const promise = create();
  cache.set(key, promise);
  promise.catch((error: unknown) => {
    if (isTransient(error)) cache.delete(key);
  });
  return promise;
}

export type MemoizedPerContext<T, Context = RunContext> = (context: Context, key?: string) => Promise<T>;

export function memoizePerContext<T, Context extends RunContext = RunContext>(
  create: (context: Context, key: string) => Promise<T>,
): MemoizedPerContext<T, Context> {
  const cacheOf = perContext(() => new Map<string, Promise<T>>());
  return (context, key = "") => memoize(cacheOf(context), key, () => create(context, key));
}

export function perContext<T>(create: (context: RunContext) => T): (context: RunContext) => T {
  const cache = new WeakMap<RunContext, T>();
  return (context) => getOrCompute(cache, context, () => create(context));
}

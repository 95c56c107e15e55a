import { isTransient } from "./skip.ts";

/** Returns the cached promise of a key, or creates it. Failures are cached as well, except transient ones. */
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

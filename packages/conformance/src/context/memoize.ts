import { isTransient } from "./skip.ts";

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

import { isTransient } from "./skip.ts";

/**
 * Answers what was made by a key, or makes it: once for all who ask, whether that goes well or not. But what may go well
 * the next time is tried again by the next one.
 */
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

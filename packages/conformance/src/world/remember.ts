import { mayPass } from "./unreached.ts";

/**
 * Answers what was made by a key, or makes it: once for all who ask, whether that goes well or not. But what may go well
 * the next time is tried again by the next one.
 */
export function remember<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(key);
  if (known) return known;
  const value = make();
  made.set(key, value);
  value.catch((error: unknown) => {
    if (mayPass(error)) made.delete(key);
  });
  return value;
}

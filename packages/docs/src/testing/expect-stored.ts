import { expect } from "vitest";

/**
 * Expects a value that depends on a stored preference. Visits the page again until it has the value, because on a busy
 * machine a browser may store a preference only after it has opened the next page.
 */
export function expectStored<T>(visit: () => Promise<T>): ReturnType<typeof expect.poll> {
  return expect.poll(visit, { timeout: 100_000 });
}

import { expect } from "vitest";

/**
 * Expects a value of the page that is opened after the user sets a preference. Repeats both, because on a busy machine a
 * browser may lose a preference if a test opens the next page immediately.
 */
export function expectStored<T>(setAndVisit: () => Promise<T>): ReturnType<typeof expect.poll> {
  return expect.poll(setAndVisit, { timeout: 100_000 });
}

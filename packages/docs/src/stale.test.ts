import { statSync, utimesSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { home } from "./files.ts";
import { docsAreStale } from "./stale.ts";

// The built site gets the times that a test needs.
const { atime, mtime } = statSync(home);
beforeEach(() => utimesSync(home, atime, new Date()));
afterEach(() => utimesSync(home, atime, mtime));

test("a site that is newer than its sources is not stale", () => {
  expect(docsAreStale()).toBe(false);
});

test("a site that is older than its sources is stale", () => {
  utimesSync(home, atime, 0);
  expect(docsAreStale()).toBe(true);
});

test("a site that was built for another address is stale", () => {
  vi.stubEnv("CREWKIT_DOCS_URL", "https://acme.example/docs/");
  expect(docsAreStale()).toBe(true);
});

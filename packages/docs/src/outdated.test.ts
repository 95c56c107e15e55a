import { statSync, utimesSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { homeFile } from "./files.ts";
import { docsAreOutdated } from "./outdated.ts";

// The built site gets the times that a test needs.
const { atime, mtime } = statSync(homeFile);
beforeEach(() => utimesSync(homeFile, atime, new Date()));
afterEach(() => utimesSync(homeFile, atime, mtime));

test("a site that is newer than its sources is not stale", () => {
  expect(docsAreOutdated()).toBe(false);
});

test("a site that is older than its sources is stale", () => {
  utimesSync(homeFile, atime, 0);
  expect(docsAreOutdated()).toBe(true);
});

test("a site that was built for another address is stale", () => {
  vi.stubEnv("CREWKIT_DOCS_URL", "https://acme.example/docs/");
  expect(docsAreOutdated()).toBe(true);
});

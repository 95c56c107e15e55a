import { statSync, utimesSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { homeFile } from "./files.ts";
import { docsAreOutdated } from "./outdated.ts";

const { atime, mtime } = statSync(homeFile);
beforeEach(() => utimesSync(homeFile, atime, new Date()));
afterEach(() => utimesSync(homeFile, atime, mtime));

test("a site newer than its sources is up to date", () => {
  expect(docsAreOutdated()).toBe(false);
});

test("a site older than its sources is outdated", () => {
  utimesSync(homeFile, atime, 0);
  expect(docsAreOutdated()).toBe(true);
});

test("a site built for another URL is outdated", () => {
  vi.stubEnv("CREWKIT_DOCS_URL", "https://acme.example/docs/");
  expect(docsAreOutdated()).toBe(true);
});

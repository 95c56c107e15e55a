import { expect, test } from "vitest";
import { countChanges, migrationNotes, releaseDate } from "./release.ts";

const record = { version: "1.1.0", since: "1.0.0", major: [], minor: [], patch: [] };

test("shows the date of a release, or that the version is not released", () => {
  const { html, markdown } = releaseDate({ ...record, date: "2026-11-01" });
  expect(String(html)).toBe('<time datetime="2026-11-01">November 1, 2026</time>');
  expect(markdown).toBe("November 1, 2026");
  expect(releaseDate(record).markdown).toBe("Unreleased");
});

test("counts the changes by kind, the most important kind first", () => {
  const change = { what: "Something changed." };
  const counts = countChanges({ ...record, security: [change], major: [], minor: [change], patch: [change, change] });
  expect(counts.map(({ text }) => text)).toEqual(["1 security-relevant change", "1 addition", "2 text changes"]);
});

test("reads the breaking changes of one version from the changelog", () => {
  expect(migrationNotes("0.7.0")).toMatch(/^- `remote_url` rejects hosts without a dot/);
  expect(migrationNotes("0.7.0")).not.toContain("#");
  expect(migrationNotes("0.1.0")).toBeUndefined();
});

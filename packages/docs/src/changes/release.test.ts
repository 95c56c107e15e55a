import { expect, test } from "vitest";
import { countChanges, releaseDate } from "./release.ts";

test("shows the date of a release, or that the version is not released", () => {
  const { html, markdown } = releaseDate("2026-11-01");
  expect(String(html)).toBe('<time datetime="2026-11-01">November 1, 2026</time>');
  expect(markdown).toBe("November 1, 2026");
  expect(releaseDate(undefined).markdown).toBe("Unreleased");
});

test("counts the changes by kind, the most important kind first", () => {
  const change = { what: "Something changed." };
  const record = { version: "1.1.0", since: "1.0.0" };
  const counts = countChanges({ ...record, security: [change], major: [], minor: [change], patch: [change, change] });
  expect(counts.map(({ text }) => text)).toEqual(["1 security-relevant change", "1 addition", "2 text changes"]);
});

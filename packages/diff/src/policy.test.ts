import { expect, test } from "vitest";
import type { Impact } from "./change.ts";
import { checkRelease, nextVersion } from "./policy.ts";

test.each([
  ["0.1.3", "major", "0.2.0"],
  ["0.1.3", "minor", "0.1.4"],
  ["0.1.3", "patch", "0.1.4"],
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
] as const)("from %s, a %s change requires version %s", (from, impact, next) => {
  expect(nextVersion(from, impact)).toBe(next);
});

const check = (from: string, to: string, impact?: Impact, changelog = "") =>
  checkRelease({ from, to, impact, changelog });

test("requires a new version and a changelog entry for a breaking change", () => {
  expect(check("1.2.0", "1.3.0", "major").violation).toMatch(/2\.0\.0.*info\.version.*1\.3\.0/);
  expect(check("1.2.0", "2.0.0", "major").violation).toMatch(/openapi\/CHANGELOG\.md.*2\.0\.0/);
  expect(check("1.2.0", "2.0.0", "major", "## 2.0.0\n\n## 1.2.0\nOld.").violation).toMatch(
    /openapi\/CHANGELOG\.md.*2\.0\.0/,
  );
  expect(check("1.2.0", "2.0.0", "major", "## 2.0.0\n\nNew.\n\n## 1.2.0\nOld.").violation).toBeUndefined();
});

test.each(["## 0.2.0\nNew.", "# Changes\n\n## [0.2.0] - 2026-05-04\n- New.", "## v0.2.0 (May)\nNew."])(
  "accepts the changelog entry %j",
  (changelog) => {
    expect(check("0.1.0", "0.2.0", "major", changelog).violation).toBeUndefined();
  },
);

test("accepts a higher version than required and a prerelease", () => {
  expect(check("0.1.0", "0.3.0", "major", "## 0.3.0\nNew.").violation).toBeUndefined();
  expect(check("0.1.0", "0.2.0-beta.1", "major", "## 0.2.0-beta.1\nNew.").violation).toBeUndefined();
});

test("requires no new version for additions", () => {
  expect(check("0.1.0", "0.1.0", "minor")).toEqual({ required: "0.1.1", violation: undefined });
  expect(check("0.1.0", "0.1.0")).toEqual({ required: undefined, violation: undefined });
});

test("rejects a lower or an invalid version", () => {
  expect(check("0.2.0", "0.1.0").violation).toMatch(/info\.version.*0\.2\.0.*0\.1\.0/);
  expect(check("0.2.0", "next").violation).toMatch(/info\.version.*'next'/);
});

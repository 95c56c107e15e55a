import { expect, test } from "vitest";
import type { Impact } from "./change.ts";
import { judge, nextVersion } from "./policy.ts";

test.each([
  ["0.1.3", "major", "0.2.0"],
  ["0.1.3", "minor", "0.1.4"],
  ["0.1.3", "patch", "0.1.4"],
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
] as const)("from %s a %s change calls for %s", (from, impact, next) => {
  expect(nextVersion(from, impact)).toBe(next);
});

const judged = (from: string, to: string, impact?: Impact, changelog = "") => judge({ from, to, impact, changelog });

test("a breaking change needs its version and an entry that says something", () => {
  expect(judged("1.2.0", "1.3.0", "major").complaint).toMatch("calls for version 2.0.0, and info.version says 1.3.0.");
  expect(judged("1.2.0", "2.0.0", "major").complaint).toMatch("CHANGELOG.md has no entry for 2.0.0.");
  expect(judged("1.2.0", "2.0.0", "major", "## 2.0.0\n\n## 1.2.0\nOld.").complaint).toMatch("has no entry");
  expect(judged("1.2.0", "2.0.0", "major", "## 2.0.0\n\nNew.\n\n## 1.2.0\nOld.").complaint).toBeUndefined();
});

test.each(["## 0.2.0\nNew.", "# Changes\n\n## [0.2.0] - 2026-05-04\n- New.", "## v0.2.0 (May)\nNew."])(
  "%j is an entry",
  (changelog) => {
    expect(judged("0.1.0", "0.2.0", "major", changelog).complaint).toBeUndefined();
  },
);

test("a version that is higher than need be, or comes before the release, is as good", () => {
  expect(judged("0.1.0", "0.3.0", "major", "## 0.3.0\nNew.").complaint).toBeUndefined();
  expect(judged("0.1.0", "0.2.0-beta.1", "major", "## 0.2.0-beta.1\nNew.").complaint).toBeUndefined();
});

test("additions and nothing at all pass with the version as it was", () => {
  expect(judged("0.1.0", "0.1.0", "minor")).toEqual({ required: "0.1.1", complaint: undefined });
  expect(judged("0.1.0", "0.1.0")).toEqual({ required: undefined, complaint: undefined });
});

test("a version that goes back, or is none, never passes", () => {
  expect(judged("0.2.0", "0.1.0").complaint).toBe("info.version went back from 0.2.0 to 0.1.0. Set it to 0.2.0.");
  expect(judged("0.2.0", "next").complaint).toBe("info.version 'next' is no version. Write it like 1.2.3.");
});

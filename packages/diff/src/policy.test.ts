import { expect, test } from "vitest";
import type { Impact } from "./change.ts";
import { checkRelease, type Release } from "./policy.ts";

const check = (from: string, to: string, rest: Partial<Release> = {}) =>
  checkRelease({ from, to, impact: undefined, changelog: "", declared: "none", ...rest });

test.each([
  ["0.1.3", "major", "0.2.0", "minor", "patch"],
  ["0.1.3", "minor", "0.1.4", "patch", "none"],
  ["0.1.3", "patch", "0.1.4", "patch", "none"],
  ["1.2.3", "major", "2.0.0", "major", "minor"],
  ["1.2.3", "minor", "1.3.0", "minor", "patch"],
  ["1.2.3", "patch", "1.2.4", "patch", "none"],
] as const)("from %s, a %s change requires version %s and a changeset with %s, not %s", (...row) => {
  const [from, impact, required, level, tooLow] = row;
  const withChangeset = (declared: Impact | "none") => check(from, from, { impact, declared });
  expect(withChangeset(level)).toEqual({ required, violation: undefined });
  expect(withChangeset("major").violation).toBeUndefined();
  expect(withChangeset(tooLow).violation).toContain(
    `run \`pnpm changeset\`, select @crewkit/openapi and the level ${level}, and`,
  );
});

test("states that the level of a changeset is too low", () => {
  expect(check("0.1.0", "0.1.0", { impact: "major", declared: "patch" }).violation).toContain("only declare patch");
});

test("requires neither a version nor a changeset if nothing changed", () => {
  expect(check("0.1.0", "0.1.0")).toEqual({ required: undefined, violation: undefined });
});

test("accepts a sufficient version that is in the changelog, instead of a changeset", () => {
  const release = (to: string, changelog: string) => check("1.2.0", to, { impact: "major", changelog }).violation;
  expect(release("2.0.0", "## 2.0.0\n\nNew.\n\n## 1.2.0\nOld.")).toBeUndefined();
  expect(release("2.1.0", "## 2.1.0\nNew.")).toBeUndefined();
  expect(release("2.0.0-beta.1", "## 2.0.0-beta.1\nNew.")).toBeUndefined();
  expect(release("2.0.0", "")).toMatch(/openapi\/CHANGELOG\.md.*2\.0\.0/);
  expect(release("2.0.0", "## 2.0.0\n\n## 1.2.0\nOld.")).toMatch(/openapi\/CHANGELOG\.md.*2\.0\.0/);
  expect(release("1.3.0", "## 1.3.0\nNew.")).toMatch(/changeset/);
});

test("names the required version if changesets do not count", () => {
  expect(check("1.2.0", "1.3.0", { impact: "major", declared: undefined }).violation).toMatch(
    /version 2\.0\.0.*1\.3\.0/,
  );
});

test.each(["## 0.2.0\nNew.", "# Changes\n\n## [0.2.0] - 2026-05-04\n- New.", "## v0.2.0 (May)\nNew."])(
  "accepts the changelog entry %j",
  (changelog) => {
    expect(check("0.1.0", "0.2.0", { impact: "major", changelog }).violation).toBeUndefined();
  },
);

test("rejects a lower or an invalid version", () => {
  expect(check("0.2.0", "0.1.0").violation).toMatch(/info\.version.*0\.2\.0.*0\.1\.0/);
  expect(check("0.2.0", "next").violation).toMatch(/info\.version.*'next'/);
});

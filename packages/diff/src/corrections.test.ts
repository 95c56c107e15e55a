import { expect, test } from "vitest";
import type { Impact, RawChange } from "./change.ts";
import { correct, corrections, type Sides } from "./corrections.ts";

const publicNoMore: Partial<RawChange> = { typeName: "SecurityRequirementList", kind: "removed" };

const levels = ["owner", "admin", "member", "viewer"];

// compare.test.ts tests that Redocly reports these changes like this.
const cases: { name: string; change: Partial<RawChange>; was?: unknown; is?: unknown; impact: Impact }[] = [
  { name: "open-enum", ...enumGained("Open.yaml"), impact: "minor" },
  { name: "not open-enum: not marked", ...enumGained("Closed.yaml"), impact: "major" },
  { name: "not open-enum: a value went too", ...enumGained("Open.yaml", ["enum-values-removed"]), impact: "major" },
  { name: "widened", change: { property: "maxLength" }, was: 10, is: 20, impact: "minor" },
  {
    name: "not widened: another order",
    change: { property: "enum" },
    was: ["a", "b"],
    is: ["b", "a"],
    impact: "patch",
  },
  { name: "not widened: about people", change: { property: "description" }, was: "A", is: "B", impact: "patch" },
  { name: "security-inherited", change: publicNoMore, was: [], impact: "major" },
  { name: "not security-inherited: it had one", change: publicNoMore, was: [{ a: [] }], impact: "patch" },
  { name: "permission-raised", change: { property: "x-permission" }, was: "viewer", is: "admin", impact: "major" },
  {
    name: "permission-raised, lowered",
    change: { property: "x-permission" },
    was: "admin",
    is: "viewer",
    impact: "minor",
  },
  { name: "not permission-raised: written down", change: { property: "x-permission" }, is: "admin", impact: "patch" },
  { name: "default-changed", change: { property: "default" }, was: 25, is: 50, impact: "major" },
  { name: "default-changed, gone", change: { property: "default" }, was: false, impact: "major" },
  { name: "not default-changed: written down", change: { property: "default" }, is: 25, impact: "patch" },
  {
    name: "not default-changed: beside a reference now",
    change: { property: "default" },
    was: levels,
    impact: "patch",
  },
  { name: "deprecated", change: { property: "deprecated" }, is: true, impact: "minor" },
  { name: "not deprecated: no more", change: { property: "deprecated" }, was: true, impact: "patch" },
  { name: "renamed-path", change: { typeName: "PathItem", property: "key" }, was: "/{a}", is: "/{b}", impact: "major" },
  {
    name: "not renamed-path: another name",
    change: { typeName: "Link", property: "key" },
    was: "a",
    is: "b",
    impact: "patch",
  },
  {
    name: "moved-operation",
    change: { typeName: "Operation", property: "tags" },
    was: ["A"],
    is: ["B"],
    impact: "major",
  },
  {
    name: "not moved-operation: one more",
    change: { typeName: "Operation", property: "tags" },
    was: ["A"],
    is: ["A", "B"],
    impact: "patch",
  },
  { name: "short-notice", change: { property: "x-sunset" }, is: "2020-01-31", impact: "major" },
  {
    name: "short-notice, moved ahead",
    change: { property: "x-sunset" },
    was: "2999-12-31",
    is: "2999-01-31",
    impact: "major",
  },
  { name: "not short-notice: far away", change: { property: "x-sunset" }, is: "2999-12-31", impact: "patch" },
  {
    name: "not short-notice: more time",
    change: { property: "x-sunset" },
    was: "2020-01-31",
    is: "2020-02-01",
    impact: "patch",
  },
];

test.each(cases)("$name: $impact", ({ change, was, is, impact }) => {
  const [corrected] = correct([{ ...modified, ...places(was, is), ...change }], sides);
  expect(corrected?.impact).toBe(impact);
});

test("each correction has a case that it changes and one that it does not", () => {
  for (const name of Object.keys(corrections)) {
    expect(cases.map((each) => each.name)).toEqual(
      expect.arrayContaining([name, expect.stringMatching(`^not ${name}: `)]),
    );
  }
});

const modified: RawChange = {
  path: "#/paths/~1a/get",
  typeName: "Schema",
  kind: "modified",
  impact: "patch",
  verdicts: [],
};

const sides: Sides = {
  before: (file, pointer) => file === "Open.yaml" && pointer === "#/x-open-enum",
  after: (file) => (file === "openapi.yaml" ? [{ token: [] }] : levels),
};

function places(was: unknown, is: unknown): Pick<RawChange, "base" | "revision"> {
  const place = { file: "paths/a.yaml", pointer: "#/get", line: 1 };
  return { base: { ...place, value: was }, revision: { ...place, value: is } };
}

function enumGained(file: string, others: string[] = []) {
  const place = { file, pointer: "#/enum", line: 2 };
  const verdicts = ["enum-values-added", ...others].map(
    (ruleId) => ({ ruleId, impact: "major", message: "." }) as const,
  );
  const [base, revision] = [
    { ...place, value: ["a"] },
    { ...place, value: ["a", "b"] },
  ];
  const change: Partial<RawChange> = { property: "enum", impact: "major", verdicts, base, revision };
  return { change };
}

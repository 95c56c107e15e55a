import { expect, test } from "vitest";
import type { Impact, RedoclyChange } from "./change.ts";
import { correctImpacts, type Sides } from "./corrections.ts";

const sunset = { property: "x-sunset" };
const permission = { property: "x-permission" };
const fallback = { property: "default" };
const tags = { typeName: "Operation", property: "tags" };
const linkKey = { typeName: "Link", property: "key" };
const security = { typeName: "SecurityRequirementList", kind: "removed" } as const;
const levels = ["owner", "admin", "member", "viewer"];

// compare.test.ts has the changes that are corrected as a rule; these are the exceptions.
test.each<[name: string, change: Partial<RedoclyChange>, was: unknown, is: unknown, impact: Impact]>([
  ["not open-enum: not marked", enumGained("Closed.yaml"), ["a"], ["a", "b"], "major"],
  ["not open-enum: a value went too", enumGained("Open.yaml", "enum-values-removed"), ["a"], ["b"], "major"],
  ["not widened: another order", { property: "enum" }, ["a", "b"], ["b", "a"], "patch"],
  ["not widened: about people", { property: "description" }, "A", "B", "patch"],
  ["not security-inherited: it had one", security, [{ a: [] }], undefined, "patch"],
  ["permission-raised, lowered", permission, "admin", "viewer", "minor"],
  ["not permission-raised: written down", permission, undefined, "admin", "patch"],
  ["default-changed, gone", fallback, false, undefined, "major"],
  ["not default-changed: written down", fallback, undefined, 25, "patch"],
  ["not default-changed: beside a reference now", fallback, levels, undefined, "patch"],
  ["not deprecated: no more", { property: "deprecated" }, true, undefined, "patch"],
  ["not renamed-path: another name", linkKey, "a", "b", "patch"],
  ["not moved-operation: one more", tags, ["A"], ["A", "B"], "patch"],
  ["short-notice", sunset, undefined, "2020-01-31", "major"],
  ["short-notice, moved ahead", sunset, "2999-12-31", "2999-01-31", "major"],
  ["not short-notice: far away", sunset, undefined, "2999-12-31", "patch"],
  ["not short-notice: more time", sunset, "2020-01-31", "2020-02-01", "patch"],
])("%s", (_name, change, was, is, impact) => {
  const place = { file: "paths/a.yaml", pointer: "#/get", line: 1, ...change.base };
  const [corrected] = correctImpacts(
    [{ ...modified, ...change, base: { ...place, value: was }, revision: { ...place, value: is } }],
    sides,
  );
  expect(corrected?.impact).toBe(impact);
});

const modified: RedoclyChange = {
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

function enumGained(file: string, ...others: string[]): Partial<RedoclyChange> {
  const verdicts = ["enum-values-added", ...others].map(
    (ruleId) => ({ ruleId, impact: "major", message: "." }) as const,
  );
  return { property: "enum", impact: "major", verdicts, base: { file, pointer: "#/enum", line: 2 } };
}

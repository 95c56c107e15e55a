import { expect, test } from "vitest";
import type { Impact, RedoclyChange } from "./change.ts";
import { correctImpacts, type Readers } from "./corrections.ts";

const sunset = { property: "x-sunset" };
const permission = { property: "x-permission" };
const defaultValue = { property: "default" };
const tags = { typeName: "Operation", property: "tags" };
const linkKey = { typeName: "Link", property: "key" };
const security = { typeName: "SecurityRequirementList", kind: "removed" } as const;
const levels = ["owner", "admin", "member", "viewer"];

// compare.test.ts covers the corrections. These are exceptions and variants.
test.each<[name: string, change: Partial<RedoclyChange>, before: unknown, after: unknown, impact: Impact]>([
  ["not open-enum: not announced", addedEnumValue("Closed.yaml"), ["a"], ["a", "b"], "major"],
  ["not open-enum: also removes a value", addedEnumValue("Open.yaml", "enum-values-removed"), ["a"], ["b"], "major"],
  ["not widened: different order", { property: "enum" }, ["a", "b"], ["b", "a"], "patch"],
  ["not widened: description", { property: "description" }, "A", "B", "patch"],
  ["not security-inherited: had a requirement", security, [{ a: [] }], undefined, "patch"],
  ["permission-raised, lowered", permission, "admin", "viewer", "minor"],
  ["not permission-raised: newly documented", permission, undefined, "admin", "patch"],
  ["default-changed, removed", defaultValue, false, undefined, "major"],
  ["not default-changed: newly documented", defaultValue, undefined, 25, "patch"],
  ["not default-changed: moved next to a reference", defaultValue, levels, undefined, "patch"],
  ["not deprecated: deprecation removed", { property: "deprecated" }, true, undefined, "patch"],
  ["not renamed-path: renamed link", linkKey, "a", "b", "patch"],
  ["not moved-operation: another tag added", tags, ["A"], ["A", "B"], "patch"],
  ["short-notice", sunset, undefined, "2020-01-31", "major"],
  ["short-notice, moved to an earlier date", sunset, "2999-12-31", "2999-01-31", "major"],
  ["not short-notice: more than six months", sunset, undefined, "2999-12-31", "patch"],
  ["not short-notice: moved to a later date", sunset, "2020-01-31", "2020-02-01", "patch"],
])("%s", (_name, change, before, after, impact) => {
  const location = { file: "paths/a.yaml", pointer: "#/get", line: 1, ...change.base };
  const [corrected] = correctImpacts(
    [{ ...modified, ...change, base: { ...location, value: before }, revision: { ...location, value: after } }],
    readers,
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

const readers: Readers = {
  before: (file, pointer) =>
    file === "Open.yaml" && pointer === "#/description" ? "An outcome. More values may be\nadded." : undefined,
  after: (file) => (file === "openapi.yaml" ? [{ token: [] }] : levels),
};

function addedEnumValue(file: string, ...others: string[]): Partial<RedoclyChange> {
  const verdicts = ["enum-values-added", ...others].map(
    (ruleId) => ({ ruleId, impact: "major", message: "." }) as const,
  );
  return { property: "enum", impact: "major", verdicts, base: { file, pointer: "#/enum", line: 2 } };
}

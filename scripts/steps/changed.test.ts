import { expect, test } from "vitest";
import { changedFiles, relatedFiles } from "./changed.ts";

test("includes the tests next to a changed file", () => {
  expect(relatedFiles(["scripts/steps/tasks.ts"])).toEqual(
    expect.arrayContaining(["scripts/steps/tasks.ts", "scripts/steps/tasks.test.ts"]),
  );
});

test.each([
  ["openapi/paths/health/health.yaml", "openapi/src/node.ts"],
  ["packages/mock/src/clock.ts", "packages/conformance/src/plans/crewkit/mock.ts"],
  ["packages/client/README.md", "scripts/readme.test.ts"],
  [".github/workflows/ci.yml", "scripts/github.test.ts"],
  ["packages/lint/src/rules/units/rule.md", "packages/lint/src/rules.test.ts"],
  ["packages/docs/guides/01-quickstart.md", "packages/docs/src/site.ts"],
])("for %s, includes the file that reads it: %s", (changed, reader) => {
  expect(relatedFiles([changed])).toContain(reader);
});

test("excludes files that do not depend on the change", () => {
  expect(
    relatedFiles(["packages/client/src/url.ts"]).filter((file) => !file.startsWith("packages/client/src/")),
  ).toEqual([]);
});

test("rejects an unknown git ref", async () => {
  await expect(changedFiles("no-such-ref")).rejects.toThrow(/no-such-ref.*--changed/s);
});

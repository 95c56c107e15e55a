import { expect, test } from "vitest";
import { ruleProblems, runRule, runRuleOnFiles } from "../../testing.ts";

const id = "path-files";
const tags = ["A", "B", "Agent roles"].map((name) => ({ name }));

test("reports an operation with the tag of another folder, but ignores undeclared tags", async () => {
  expect(await lint("paths/a/x@{id}.yaml", "A")).toEqual([]);
  expect(await lint("paths/a/x@{id}.yaml", "C")).toEqual([]);
  expect(await lint("paths/a/x@{id}.yaml", "B")).toEqual(["paths/a/x@{id}.yaml#/get/tags"]);
  expect(await lint("paths/agent-roles/x@{id}.yaml", "Agent roles")).toEqual([]);
});

test.each(["paths/a/x.yaml", "paths/a/x@{id}.yml", "a/x@{id}.yaml", "paths/a/b/x@{id}.yaml"])(
  "reports a path in %s",
  async (file) => {
    expect(await lint(file, "C")).toEqual(["/paths/~1x~1{id}"]);
  },
);

test("suggests the file of an inline path", async () => {
  const get = { operationId: "getX", tags: ["A"], responses: { 200: { description: "X" } } };
  const document = { tags, paths: { "/x/{id}": { get } } };
  expect(await runRule(id, document)).toEqual(["/paths/~1x~1{id}"]);
  expect((await ruleProblems(id, document))[0]?.message).toContain("`$ref: paths/a/x@{id}.yaml`");
});

function lint(file: string, tag: string): Promise<string[]> {
  const get = { operationId: "getX", tags: [tag], responses: { 200: { description: "X" } } };
  return runRuleOnFiles(id, { "openapi.yaml": { tags, paths: { "/x/{id}": { $ref: file } } }, [file]: { get } });
}

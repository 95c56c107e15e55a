import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { judge, judgeFile } from "../../testing.ts";

const id = "path-files";

test.each([
  ["its own tag", ["A"], []],
  ["another tag", ["B"], ["`getX` has the tag B, but stands in paths/a. Mend the tag, or move the path to paths/b."]],
  ["two tags", ["A", "B"], ["`getX` has the tags A, B. Keep one."]],
  ["no tag", undefined, ["`getX` has no tag. Add that of its folder, paths/a"]],
])("an operation with %s", async (_, tags, expected) => {
  expect(await problems("paths/a/x@{id}.yaml", tags)).toEqual(expected.map((text) => expect.stringContaining(text)));
});

test.each(["paths/a/x.yaml", "paths/a/x@{id}.yml", "a/x@{id}.yaml", "paths/a/b/x@{id}.yaml"])(
  "%s is no file for it",
  async (file) => {
    const text = `\`/x/{id}\` stands in ${file}. A path has a file that is named after it: put it there and write here \`$ref: `;
    expect((await problems(file, ["A"]))[0]).toContain(text);
  },
);

test("a tag of several words has hyphens in its folder", async () => {
  expect(await problems("paths/agent-roles/x@{id}.yaml", ["Agent roles"])).toEqual([]);
});

test("a path that is written in place learns its file from its tag", async () => {
  const get = { operationId: "getX", tags: ["A"], responses: { 200: { description: "X" } } };
  expect(await judge(id, { paths: { "/x/{id}": { get } } })).toEqual([
    expect.stringContaining("`$ref: paths/a/x@{id}.yaml`"),
  ]);
});

function problems(file: string, tags: string[] | undefined): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  const get = { operationId: "getX", tags, responses: { 200: { description: "X" } } };
  const paths = { "/x/{id}": { $ref: file } };
  writeFileSync(join(folder, file), JSON.stringify({ get }));
  writeFileSync(
    join(folder, "openapi.json"),
    JSON.stringify({ openapi: "3.1.0", info: { title: "Test", version: "1" }, paths }),
  );
  return judgeFile(id, join(folder, "openapi.json"));
}

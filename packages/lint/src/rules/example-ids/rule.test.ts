import { expect, test } from "vitest";
import { documentAccepting, documentReturning, requestMediaType, responseMediaType, runRule } from "../../testing.ts";

const id = "example-ids";
const ada = "50e7608c-7ec4-428e-b671-f54919bb2524";
const run = "8d2e4f6a-1b3c-4d5e-9f7a-0c9b8a7d6e5f";

test.each([
  ["the id of another resource", { id: ada, user_id: ada }],
  ["an uppercase id", { id: ada, user_id: ada.toUpperCase() }],
  ["an unknown UUID in a property that is not an id", { id: ada, hash: run }],
  ["an id that is not a UUID", { id: ada, credential_id: "AkAy_XpV9JUpeoWT" }],
])("accepts %s", async (_, example) => {
  expect(await runRule(id, documentReturning({ example }))).toEqual([]);
});

test.each([
  ["in a list", { id: ada, user_ids: [ada, run] }, "/user_ids/1"],
  ["in a nested object", { id: ada, data: [{ run: { run_id: run } }] }, "/data/0/run/run_id"],
  ["once, even if it occurs twice", { id: ada, a: { run_id: run }, b: { run_id: run } }, "/a/run_id"],
])("reports an unknown id %s", async (_, example, pointer) => {
  expect(await runRule(id, documentReturning({ example }))).toEqual([`${responseMediaType}/example${pointer}`]);
});

test("reports ids that appear only in a request", async () => {
  const pointer = `${requestMediaType}/examples/a/value`;
  expect(await runRule(id, documentAccepting({ examples: { a: { value: { id: run, user_id: run } } } }))).toEqual([
    `${pointer}/id`,
    `${pointer}/user_id`,
  ]);
});

test("reports an id in the shared example that contains it", async () => {
  const components = { examples: { a: { value: { run_id: run } } } };
  const document = { ...documentReturning({ examples: { a: { $ref: "#/components/examples/a" } } }), components };
  expect(await runRule(id, document)).toEqual(["/components/examples/a/value/run_id"]);
});

test("checks the examples of parameters", async () => {
  const parameters = [{ name: "user_id", in: "query", schema: {}, example: run }];
  expect(await runRule(id, documentReturning({ example: { id: ada } }, { parameters }))).toEqual([
    "/paths/~1a/get/parameters/0/example",
  ]);
});

test("accepts a name in notReturned if a response has the same value under that name", async () => {
  const notReturned = { notReturned: ["run_id"] };
  const parameters = [{ name: "run_id", in: "query", schema: {}, example: ada }];
  const example = { run_id: run };
  expect(await runRule(id, documentReturning({ example }), notReturned)).toEqual([]);
  expect(await runRule(id, documentAccepting({ example }), notReturned)).toEqual([
    `${requestMediaType}/example/run_id`,
  ]);
  expect(await runRule(id, documentReturning({ example: { ...example, project_id: run } }), notReturned)).toEqual([
    `${responseMediaType}/example/project_id`,
  ]);
  expect(await runRule(id, documentReturning({ example }, { parameters }), notReturned)).toEqual([
    "/paths/~1a/get/parameters/0/example",
  ]);
});

test("reports names in notReturned that are no longer needed", async () => {
  const notReturned = { notReturned: ["run_id", "task_id"] };
  expect(await runRule(id, documentReturning({ example: { id: run, run_id: run } }), notReturned)).toEqual([
    "/openapi",
    "/openapi",
  ]);
});

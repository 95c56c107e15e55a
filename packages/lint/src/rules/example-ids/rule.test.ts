import { expect, test } from "vitest";
import { answered, answering, judge, taken, taking } from "../../testing.ts";

const id = "example-ids";
const ada = "50e7608c-7ec4-428e-b671-f54919bb2524";
const run = "8d2e4f6a-1b3c-4d5e-9f7a-0c9b8a7d6e5f";

test.each([
  ["another's id", { id: ada, user_id: ada }],
  ["an id in capitals", { id: ada, user_id: ada.toUpperCase() }],
  ["an unknown UUID that is not named as an id", { id: ada, hash: run }],
  ["an id that is no UUID", { id: ada, credential_id: "AkAy_XpV9JUpeoWT" }],
])("accepts %s", async (_, example) => {
  expect(await judge(id, answering({ example }))).toEqual([]);
});

test.each([
  ["in a list", { id: ada, user_ids: [ada, run] }, "/user_ids/1"],
  ["far inside", { id: ada, data: [{ run: { run_id: run } }] }, "/data/0/run/run_id"],
  ["twice, once", { id: ada, a: { run_id: run }, b: { run_id: run } }, "/a/run_id"],
])("reports an unknown id %s", async (_, example, pointer) => {
  expect(await judge(id, answering({ example }))).toEqual([`${answered}/example${pointer}`]);
});

test("reports ids that only a request shows", async () => {
  const at = `${taken}/examples/a/value`;
  expect(await judge(id, taking({ examples: { a: { value: { id: run, user_id: run } } } }))).toEqual([
    `${at}/id`,
    `${at}/user_id`,
  ]);
});

test("reports an id in the shared example that contains it", async () => {
  const components = { examples: { a: { value: { run_id: run } } } };
  const document = { ...answering({ examples: { a: { $ref: "#/components/examples/a" } } }), components };
  expect(await judge(id, document)).toEqual(["/components/examples/a/value/run_id"]);
});

test("checks the examples of parameters", async () => {
  const parameters = [{ name: "user_id", in: "query", schema: {}, example: run }];
  expect(await judge(id, answering({ example: { id: ada } }, { parameters }))).toEqual([
    "/paths/~1a/get/parameters/0/example",
  ]);
});

test("an unlisted name needs no `id`, but a response that has the same value under that name", async () => {
  const unlisted = { unlisted: ["run_id"] };
  const parameters = [{ name: "run_id", in: "query", schema: {}, example: ada }];
  const [example, at] = [{ run_id: run }, `${answered}/example`];
  expect(await judge(id, answering({ example }), unlisted)).toEqual([]);
  expect(await judge(id, taking({ example }), unlisted)).toEqual([`${taken}/example/run_id`]);
  expect(await judge(id, answering({ example: { ...example, project_id: run } }), unlisted)).toEqual([
    `${at}/project_id`,
  ]);
  expect(await judge(id, answering({ example }, { parameters }), unlisted)).toEqual([
    "/paths/~1a/get/parameters/0/example",
  ]);
});

test("reports unlisted names that are no longer needed", async () => {
  const unlisted = { unlisted: ["run_id", "task_id"] };
  expect(await judge(id, answering({ example: { id: run, run_id: run } }), unlisted)).toEqual(["/openapi", "/openapi"]);
});

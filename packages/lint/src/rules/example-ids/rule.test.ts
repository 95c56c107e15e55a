import { expect, test } from "vitest";
import { answering, judge, taking } from "../../testing.ts";

const id = "example-ids";
const ada = "50e7608c-7ec4-428e-b671-f54919bb2524";
const run = "8d2e4f6a-1b3c-4d5e-9f7a-0c9b8a7d6e5f";
const lost = (name: string, value = run) => [expect.stringContaining(`The \`${name}\` ${value} is nobody's`)];

test.each([
  ["another's id", { id: ada, user_id: ada }, []],
  ["an id in capitals", { id: ada, user_id: ada.toUpperCase() }, []],
  ["a list of ids", { id: ada, user_ids: [ada, run] }, lost("user_id")],
  ["an id far inside", { id: ada, data: [{ run: { run_id: run } }] }, lost("run_id")],
  ["the same id twice", { id: ada, a: { run_id: run }, b: { run_id: run } }, lost("run_id")],
  ["what is named otherwise", { id: ada, hash: run }, []],
  ["what is no UUID", { id: ada, credential_id: "AkAy_XpV9JUpeoWT" }, []],
])("%s", async (_, value, expected) => {
  expect(await judge(id, answering({ example: value }))).toEqual(expected);
});

test("a request shows nothing, but what it names must be shown", async () => {
  expect(await judge(id, taking({ examples: { a: { value: { id: run, user_id: run } } } }))).toEqual([
    ...lost("id"),
    ...lost("user_id"),
  ]);
});

test("an id is reported where it is written, also behind a reference", async () => {
  const components = { examples: { a: { value: { run_id: run } } } };
  const document = { ...answering({ examples: { a: { $ref: "#/components/examples/a" } } }), components };
  const line = JSON.stringify({ openapi: "", info: { title: "", version: "" }, ...document }, null, 2).split("\n");
  const expected = `:${line.findIndex((text) => text.includes("run_id")) + 1}: `;
  expect(await judge(id, document)).toEqual([expect.stringContaining(expected)]);
});

test("a parameter's example counts, whatever it is in", async () => {
  const parameters = [{ name: "user_id", in: "query", schema: {}, example: run }];
  expect(await judge(id, answering({ example: { id: ada } }, { parameters }))).toEqual(lost("user_id"));
});

test("an unlisted name needs no `id`, but an answer that has it", async () => {
  const answer = answering({ example: { run_id: run } });
  expect(await judge(id, answer, { unlisted: ["run_id"] })).toEqual([]);
  expect(await judge(id, taking({ example: { run_id: run } }), { unlisted: ["run_id"] })).toEqual(lost("run_id"));
});

test("an unlisted name's id is known under that name alone", async () => {
  const answer = answering({ example: { run_id: run, project_id: run } });
  expect(await judge(id, answer, { unlisted: ["run_id"] })).toEqual(lost("project_id"));
});

test("one unlisted id does not vouch for another", async () => {
  const parameters = [{ name: "run_id", in: "query", schema: {}, example: ada }];
  const answer = answering({ example: { run_id: run } }, { parameters });
  expect(await judge(id, answer, { unlisted: ["run_id"] })).toEqual(lost("run_id", ada));
});

test("the list of unlisted names may only shrink", async () => {
  const found = await judge(id, answering({ example: { id: run, run_id: run } }), { unlisted: ["run_id", "task_id"] });
  expect(found).toEqual(["run_id", "task_id"].map((name) => expect.stringContaining(`every \`${name}\` under`)));
});

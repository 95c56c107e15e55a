import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "examples-present";
const body = { content: { "application/json": { schema: { type: "object" } } } };
const parameter = { name: "page", in: "query", schema: { type: "integer" } };

test("parameters, request bodies and responses are judged alike", async () => {
  const post = {
    operationId: "a",
    parameters: [parameter],
    requestBody: body,
    responses: { 200: { description: "A", ...body } },
  };
  const found = await judge(id, { paths: { "/a": { post } } });
  expect(found).toEqual([
    expect.stringContaining("The parameter `page` has no example. Give it one under `example`."),
    expect.stringContaining("This application/json has no example."),
    expect.stringContaining("This application/json has no example."),
  ]);
});

test("null and false are examples, an empty map of them is none", async () => {
  const parameters = [
    { ...parameter, example: null },
    { ...parameter, name: "b", example: false },
    { ...parameter, name: "c", examples: {} },
  ];
  const get = { operationId: "a", parameters, responses: { 200: { description: "A" } } };
  expect(await judge(id, { paths: { "/a": { get } } })).toEqual([expect.stringContaining("The parameter `c` has")]);
});

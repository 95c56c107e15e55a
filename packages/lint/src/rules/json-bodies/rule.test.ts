import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

test.each([
  [{ "application/json": {} }, undefined],
  [{ "application/json": {}, "text/plain": {} }, "is application/json, text/plain."],
  [{ "application/json; charset=utf-8": {} }, "is application/json; charset=utf-8."],
  [{}, "is nothing."],
])("a body with %j", async (content, fault) => {
  const post = { operationId: "createA", requestBody: { content }, responses: { 200: { description: "A" } } };
  const found = await judge("json-bodies", { paths: { "/a": { post } } });
  expect(found).toEqual(fault ? [expect.stringContaining(`The request body of \`createA\` ${fault}`)] : []);
});

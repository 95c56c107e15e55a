import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "known-extensions";

test.each([
  [{ "x-permission": "viewer" }, undefined],
  [{ "x-permission": "boss" }, "`x-permission` must be `viewer`, `member`, `admin` or `owner`."],
  [{ "x-credential": "token" }, undefined],
  [{ "x-credential": "tokens" }, "`x-credential` must name a field of the request body."],
  [{ "x-refused-when": "It is over." }, undefined],
  [{ "x-refused-when": "it is over" }, "`x-refused-when` must be a sentence that ends in a full stop."],
  [
    { "x-open-enum": true },
    "nothing reads `x-open-enum` here. Write `x-permission`, `x-credential` or `x-refused-when`, or",
  ],
])("an operation with %j", async (own, fault) => {
  const body = { content: { "application/json": { schema: { type: "object", properties: { token: {} } } } } };
  const post = { operationId: "createA", requestBody: body, responses: { 200: { description: "A" } }, ...own };
  const found = await judge(id, { paths: { "/a": { post } } });
  expect(found).toEqual(fault ? [expect.stringContaining(`\`createA\`: ${fault}`)] : []);
});

test.each([
  [{ "x-unwrapped": "RFC 6749" }, undefined],
  [{ "x-unwrapped": true }, "`x-unwrapped` must be a text."],
  [{ enum: ["a"], "x-open-enum": true }, undefined],
  [{ enum: ["a"], "x-open-enum": "yes" }, "`x-open-enum` must be true next to an `enum`."],
  [{ "x-open-enum": true }, "`x-open-enum` must be true next to an `enum`."],
  [{ "x-foreign": " " }, "`x-foreign` must be a text."],
  [{ pattern: "^a$", "x-pattern-message": "must be a" }, undefined],
  [{ "x-pattern-message": "must be a" }, "`x-pattern-message` must be a text beside a `pattern`."],
  [{ maxLength: 9, "x-max-bytes": 9 }, undefined],
  [{ maxLength: 9, "x-max-bytes": "9" }, "`x-max-bytes` must be a whole number beside `maxLength`."],
  [{ "x-openenum": true }, "nothing reads `x-openenum` here."],
])("a schema with %j, wherever it stands", async (own, fault) => {
  const components = { schemas: { A: { type: "object", properties: { "x-header": { type: "string", ...own } } } } };
  const found = await judge(id, { paths: {}, components });
  expect(found).toEqual(fault ? [expect.stringContaining(fault)] : []);
});

import { expect, test } from "vitest";
import { documentAccepting, documentReturning, requestMediaType, runRule } from "../../testing.ts";

const id = "patterns-described";
const pattern = { type: "string", pattern: "^a$" };
const object = (a: object) => ({ type: "object", properties: { a } });

test.each([
  { ...pattern, "x-pattern-message": "must be a" },
  { ...pattern, format: "uuid" },
  { type: "string", pattern: "\\S" },
  { ...object(pattern), "x-foreign": "WebAuthn" },
])("accepts a request of %j", async (schema) => {
  expect(await runRule(id, documentAccepting({ schema }))).toEqual([]);
});

test.each([
  [pattern, ""],
  [{ type: "array", items: pattern }, "/items"],
  [object({ oneOf: [pattern, { type: "null" }] }), "/properties/a/oneOf/0"],
])("reports a request of %j", async (schema, pointer) => {
  expect(await runRule(id, documentAccepting({ schema }))).toEqual([`${requestMediaType}/schema${pointer}`]);
});

test("reports the pattern of a query parameter, but not of a path parameter or a response", async () => {
  const parameter = (location: string) =>
    documentReturning({}, { parameters: [{ name: "b", in: location, schema: pattern }] });
  expect(await runRule(id, parameter("query"))).toEqual(["/paths/~1a/get/parameters/0/schema"]);
  expect(await runRule(id, parameter("path"))).toEqual([]);
  expect(await runRule(id, documentReturning({ schema: pattern }))).toEqual([]);
});

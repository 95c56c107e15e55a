import { expect, test } from "vitest";
import { answering, judge, taken, taking } from "../../testing.ts";

const id = "patterns-told";
const pattern = { type: "string", pattern: "^a$" };
const object = (a: object) => ({ type: "object", properties: { a } });

test.each([
  { ...pattern, "x-pattern-message": "must be a" },
  { ...pattern, format: "uuid" },
  { type: "string", pattern: "\\S" },
  { ...object(pattern), "x-foreign": "WebAuthn" },
])("accepts a request of %j", async (schema) => {
  expect(await judge(id, taking({ schema }))).toEqual([]);
});

test.each([
  [pattern, ""],
  [{ type: "array", items: pattern }, "/items"],
  [object({ oneOf: [pattern, { type: "null" }] }), "/properties/a/oneOf/0"],
])("reports a request of %j", async (schema, pointer) => {
  expect(await judge(id, taking({ schema }))).toEqual([`${taken}/schema${pointer}`]);
});

test("reports the pattern of a query, but not of a path, where a mismatch is a 404, or of a response", async () => {
  const parameter = (place: string) => answering({}, { parameters: [{ name: "b", in: place, schema: pattern }] });
  expect(await judge(id, parameter("query"))).toEqual(["/paths/~1a/get/parameters/0/schema"]);
  expect(await judge(id, parameter("path"))).toEqual([]);
  expect(await judge(id, answering({ schema: pattern }))).toEqual([]);
});

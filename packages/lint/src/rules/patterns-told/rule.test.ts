import { expect, test } from "vitest";
import { answering, judge, taking } from "../../testing.ts";

const id = "patterns-told";
const pattern = { type: "string", pattern: "^a$" };

test.each<[object, boolean]>([
  [pattern, false],
  [{ ...pattern, "x-pattern-message": "must be a" }, true],
  [{ ...pattern, format: "uuid" }, true],
  [{ type: "string", pattern: "\\S" }, true],
  [{ type: "array", items: pattern }, false],
  [{ type: "object", properties: { a: { oneOf: [pattern, { type: "null" }] } } }, false],
  [{ type: "object", "x-foreign": "WebAuthn", properties: { a: pattern } }, true],
])("a request may hold %j: %s", async (schema, good) => {
  expect(await judge(id, taking({ schema }))).toHaveLength(good ? 0 : 1);
});

test("a query's pattern is told; that of a path, which is answered by 404, and that of an answer are not", async () => {
  const document = (place: string) => ({
    paths: { "/a/{b}": { get: { operationId: "getA", parameters: [{ name: "b", in: place, schema: pattern }] } } },
  });
  expect(await judge(id, document("query"))).toEqual([expect.stringContaining("is no message for people")]);
  expect(await judge(id, document("path"))).toEqual([]);
  expect(await judge(id, answering({ schema: pattern }))).toEqual([]);
});

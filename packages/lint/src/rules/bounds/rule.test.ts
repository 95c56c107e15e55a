import { expect, test } from "vitest";
import { answering, judge, taking } from "../../testing.ts";
import { isBounded } from "./pattern.ts";

const id = "bounds";
const list = { type: "array", items: { type: "boolean" } };

test.each([
  [{ type: "string", enum: ["a"] }, true],
  [{ type: "string", const: "a" }, true],
  [{ type: "string", format: "date-time" }, true],
  [{ type: "string", format: "uuid" }, true],
  [{ type: "string", format: "uri" }, false],
  [{ type: "string", format: "email", maxLength: 254 }, true],
  [{ type: ["string", "null"] }, false],
  [{ type: "string", minLength: 1 }, false],
  [{ type: "integer", minimum: 0 }, true],
  [{ type: "integer", maximum: 0 }, false],
  [{ type: "number", exclusiveMinimum: 0 }, true],
  [{ type: ["number", "null"] }, false],
  [{ type: "number", description: "The change, negative where it fell." }, true],
  [{ type: "boolean" }, true],
  [list, true],
])("%j: %s", async (schema, good) => {
  expect(await judge(id, answering({ schema }))).toHaveLength(good ? 0 : 1);
});

test.each([
  ["^[A-Z]{4}-?[A-Z]{4}$", true],
  ["^[*+|]\\*$", true],
  ["[A-Z]{4}", false],
  ["^[a-z]+$", false],
  ["^a{2,}$", false],
  ["^a|b$", false],
  [undefined, false],
])("a pattern like %j is bounded: %s", (pattern, bounded) => {
  expect(isBounded(pattern)).toBe(bounded);
});

test("lists need a bound under `data`, in requests at any depth, and in parameters", async () => {
  const deep = { type: "object", properties: { a: { type: "object", properties: { names: list } } } };
  const found = [expect.stringContaining("has no bound. Add `maxItems`.")];
  expect(await judge(id, answering({ schema: { type: "object", properties: { data: list } } }))).toEqual(found);
  expect(await judge(id, taking({ schema: deep }))).toEqual(found);
  expect(await judge(id, taking({ schema: { type: "object", properties: { data: list } } }))).toEqual(found);
  expect(await judge(id, answering({}, { parameters: [{ name: "a", in: "query", schema: list }] }))).toEqual(found);
  expect(await judge(id, answering({ schema: deep }))).toEqual([]);
});

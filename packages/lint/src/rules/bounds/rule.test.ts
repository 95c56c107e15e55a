import { expect, test } from "vitest";
import { answered, answering, judge, taken, taking } from "../../testing.ts";
import { isBounded } from "./rule.ts";

const id = "bounds";
const list = { type: "array", items: { type: "boolean" } };

test.each([
  { type: "string", enum: ["a"] },
  { type: "string", const: "a" },
  { type: "string", format: "date-time" },
  { type: "string", format: "uuid" },
  { type: "string", format: "email", maxLength: 254 },
  { type: "integer", minimum: 0 },
  { type: "number", exclusiveMinimum: 0 },
  { type: "number", description: "The change, negative where it fell." },
  { type: "boolean" },
  list,
])("accepts %j", async (schema) => {
  expect(await judge(id, answering({ schema }))).toEqual([]);
});

test.each([
  { type: "string", format: "uri" },
  { type: ["string", "null"] },
  { type: "string", minLength: 1 },
  { type: "integer", maximum: 0 },
  { type: ["number", "null"] },
])("reports %j", async (schema) => {
  expect(await judge(id, answering({ schema }))).toEqual([`${answered}/schema`]);
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
  const data = { type: "object", properties: { data: list } };
  const deep = { type: "object", properties: { a: { type: "object", properties: { names: list } } } };
  const parameters = [{ name: "a", in: "query", schema: list }];
  expect(await judge(id, answering({ schema: data }))).toEqual([`${answered}/schema/properties/data`]);
  expect(await judge(id, taking({ schema: data }))).toEqual([`${taken}/schema/properties/data`]);
  expect(await judge(id, taking({ schema: deep }))).toEqual([`${taken}/schema/properties/a/properties/names`]);
  expect(await judge(id, answering({}, { parameters }))).toEqual(["/paths/~1a/get/parameters/0/schema"]);
  expect(await judge(id, answering({ schema: deep }))).toEqual([]);
});

test("reports a shared schema once, in its place", async () => {
  const schema = { $ref: "#/components/schemas/Name" };
  const components = { schemas: { Name: { type: "string" } } };
  expect(
    await judge(id, { ...taking({ schema: { type: "object", properties: { a: schema, b: schema } } }), components }),
  ).toEqual(["/components/schemas/Name"]);
});

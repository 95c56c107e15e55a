import { expect, test } from "vitest";
import { documentAccepting, documentReturning, requestMediaType, responseMediaType, runRule } from "../../testing.ts";
import { limitsLength } from "./rule.ts";

const id = "bounds";
const list = { type: "array", items: { type: "boolean" } };

test.each([
  { type: "string", enum: ["a"] },
  { type: "string", const: "a" },
  { type: "string", format: "date-time" },
  { type: "string", format: "email", maxLength: 254 },
  { type: "integer", minimum: 0 },
  { type: "number", exclusiveMinimum: 0 },
  { type: "number", description: "The change, negative if it fell." },
  { type: "boolean" },
  list,
])("accepts %j", async (schema) => {
  expect(await runRule(id, documentReturning({ schema }))).toEqual([]);
});

test.each([
  { type: "string", format: "uri" },
  { type: ["string", "null"] },
  { type: "integer", maximum: 0 },
  { type: ["number", "null"] },
])("reports %j", async (schema) => {
  expect(await runRule(id, documentReturning({ schema }))).toEqual([`${responseMediaType}/schema`]);
});

test.each([
  ["^[A-Z]{4}-?[A-Z]{4}$", true],
  ["^[*+|]\\*$", true],
  ["[A-Z]{4}", false],
  ["^[a-z]+$", false],
  ["^a{2,}$", false],
  ["^a|b$", false],
  [undefined, false],
])("limitsLength(%j) is %s", (pattern, expected) => {
  expect(limitsLength(pattern)).toBe(expected);
});

test("reports unbounded lists in `data`, in requests at any depth and in parameters", async () => {
  const data = { type: "object", properties: { data: list } };
  const deep = { type: "object", properties: { a: { type: "object", properties: { names: list } } } };
  const parameters = [{ name: "a", in: "query", schema: list }];
  expect(await runRule(id, documentReturning({ schema: data }))).toEqual([
    `${responseMediaType}/schema/properties/data`,
  ]);
  expect(await runRule(id, documentAccepting({ schema: data }))).toEqual([
    `${requestMediaType}/schema/properties/data`,
  ]);
  expect(await runRule(id, documentAccepting({ schema: deep }))).toEqual([
    `${requestMediaType}/schema/properties/a/properties/names`,
  ]);
  expect(await runRule(id, documentReturning({}, { parameters }))).toEqual(["/paths/~1a/get/parameters/0/schema"]);
  expect(await runRule(id, documentReturning({ schema: deep }))).toEqual([]);
});

test("reports a shared schema once, at its definition", async () => {
  const schema = { $ref: "#/components/schemas/Name" };
  const components = { schemas: { Name: { type: "string" } } };
  expect(
    await runRule(id, {
      ...documentAccepting({ schema: { type: "object", properties: { a: schema, b: schema } } }),
      components,
    }),
  ).toEqual(["/components/schemas/Name"]);
});

import { expect, test } from "vitest";
import { documentReturning, responseMediaType, runRule } from "../../testing.ts";

const id = "schema-composition";
const text = { type: "string" };
const nothing = { type: "null" };
const inside = (inner: object) => ({ type: "object", properties: { inner } });
const list = (items: object) => ({ type: "array", items });

test.each([
  { oneOf: [text, nothing] },
  { oneOf: [nothing, text] },
  {
    type: "object",
    properties: { a: text, b: text },
    not: { description: "None.", properties: { a: false, b: false } },
  },
  { oneOf: [text, { type: "integer" }], discriminator: { propertyName: "kind" } },
  inside(inside(inside(text))),
])("accepts %j", async (schema) => {
  expect(await runRule(id, documentReturning({ schema }))).toEqual([]);
});

test.each([
  [{ oneOf: [text, { type: "integer" }, nothing] }, ""],
  [{ oneOf: [text] }, ""],
  [{ allOf: [text] }, ""],
  [{ anyOf: [text, nothing] }, ""],
  [{ not: text }, ""],
  [{ type: "object", properties: { a: text }, not: { properties: { a: false } } }, ""],
  [inside(inside(inside(inside(text)))), "/properties/inner".repeat(3)],
  [inside(list(inside(list(inside(inside(text)))))), `${"/properties/inner/items".repeat(2)}/properties/inner`],
])("reports %j", async (schema, pointer) => {
  expect(await runRule(id, documentReturning({ schema }))).toEqual([`${responseMediaType}/schema${pointer}`]);
});

test("counts the levels of a shared schema from its own root", async () => {
  const components = { schemas: { Deep: inside(inside(inside(text))) } };
  const schema = inside(inside(inside({ $ref: "#/components/schemas/Deep" })));
  expect(await runRule(id, { ...documentReturning({ schema }), components })).toEqual([]);
});

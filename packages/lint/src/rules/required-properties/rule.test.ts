import { expect, test } from "vitest";
import { documentAccepting, documentReturning, requestMediaType, responseMediaType, runRule } from "../../testing.ts";

const id = "required-properties";
const properties = { a: {}, b: {}, c: {} };

test.each([undefined, ["a", "c"], ["a", "c", "b"], ["a", "b", "b", "c"]])(
  "reports a response with required: %j",
  async (required) => {
    const schema = { type: "object", required, properties };
    expect(await runRule(id, documentReturning({ schema }))).toEqual([`${responseMediaType}/schema/required`]);
  },
);

test("accepts a response that requires all properties in the order of `properties`", async () => {
  expect(
    await runRule(id, documentReturning({ schema: { type: "object", required: ["a", "b", "c"], properties } })),
  ).toEqual([]);
});

test("accepts optional properties in a request, but checks their order", async () => {
  const schema = (...required: string[]) => ({ type: "object", required, properties });
  expect(await runRule(id, documentAccepting({ schema: schema("a", "c") }))).toEqual([]);
  expect(await runRule(id, documentAccepting({ schema: schema("c", "a") }))).toEqual([
    `${requestMediaType}/schema/required`,
  ]);
});

test("accepts optional properties in errors and foreign schemas", async () => {
  const schema = { type: "object", required: ["a"], properties };
  const responses = { 404: { description: "Gone.", content: { "application/json": { schema } } } };
  expect(await runRule(id, documentReturning({}, { responses }))).toEqual([]);
  expect(await runRule(id, documentReturning({ schema: { ...schema, "x-foreign": "WebAuthn" } }))).toEqual([]);
});

test("checks nested objects in lists and nullable properties", async () => {
  const inner = { oneOf: [{ type: "array", items: { type: "object", properties } }, { type: "null" }] };
  const schema = { type: "object", required: ["inner"], properties: { inner } };
  expect(await runRule(id, documentReturning({ schema }))).toEqual([
    `${responseMediaType}/schema/properties/inner/oneOf/0/items/required`,
  ]);
});

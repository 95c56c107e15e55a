import { expect, test } from "vitest";
import { answered, answering, judge, taken, taking } from "../../testing.ts";

const id = "required-fields";
const properties = { a: {}, b: {}, c: {} };

test.each([undefined, ["a", "c"], ["a", "c", "b"], ["a", "b", "b", "c"]])(
  "reports a response that requires %j",
  async (required) => {
    const schema = { type: "object", required, properties };
    expect(await judge(id, answering({ schema }))).toEqual([`${answered}/schema/required`]);
  },
);

test("accepts a response that requires all properties in their order", async () => {
  expect(await judge(id, answering({ schema: { type: "object", required: ["a", "b", "c"], properties } }))).toEqual([]);
});

test("a request may leave fields out, but keeps their order", async () => {
  const schema = (...required: string[]) => ({ type: "object", required, properties });
  expect(await judge(id, taking({ schema: schema("a", "c") }))).toEqual([]);
  expect(await judge(id, taking({ schema: schema("c", "a") }))).toEqual([`${taken}/schema/required`]);
});

test("an error and a foreign schema may leave fields out", async () => {
  const schema = { type: "object", required: ["a"], properties };
  const responses = { 404: { description: "Gone.", content: { "application/json": { schema } } } };
  expect(await judge(id, answering({}, { responses }))).toEqual([]);
  expect(await judge(id, answering({ schema: { ...schema, "x-foreign": "WebAuthn" } }))).toEqual([]);
});

test("checks nested objects in lists and nullable properties", async () => {
  const inner = { oneOf: [{ type: "array", items: { type: "object", properties } }, { type: "null" }] };
  const schema = { type: "object", required: ["inner"], properties: { inner } };
  expect(await judge(id, answering({ schema }))).toEqual([
    `${answered}/schema/properties/inner/oneOf/0/items/required`,
  ]);
});

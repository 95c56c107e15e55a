import { expect, test } from "vitest";
import { answering, judge, taking } from "../../testing.ts";

const id = "required-fields";
const properties = { a: {}, b: {}, c: {} };

test.each([
  [["a", "b", "c"], undefined],
  [undefined, "may leave `a`, `b` and `c` out of an answer. Let it be null instead, and write `required: [a, b, c]`."],
  [["a", "c"], "may leave `b` out"],
  [["a", "c", "b"], "not in their order. Write `required: [a, b, c]`."],
  [["a", "b", "b", "c"], "requires its properties twice"],
])("an answer that requires %j: %s", async (required, says) => {
  const expected = says ? [expect.stringContaining(says)] : [];
  expect(await judge(id, answering({ schema: { type: "object", required, properties } }))).toEqual(expected);
});

test("a request may leave fields out, but keeps their order", async () => {
  expect(await judge(id, taking({ schema: { type: "object", required: ["a", "c"], properties } }))).toEqual([]);
  expect(await judge(id, taking({ schema: { type: "object", required: ["c", "a"], properties } }))).toHaveLength(1);
});

test("an error may leave fields out; so may what another standard defines", async () => {
  const schema = { type: "object", required: ["a"], properties };
  const responses = { 404: { description: "Gone.", content: { "application/json": { schema } } } };
  expect(await judge(id, answering({}, { responses }))).toEqual([]);
  expect(await judge(id, answering({ schema: { ...schema, "x-foreign": "WebAuthn" } }))).toEqual([]);
});

test("what is nested is judged too, in lists and in what may be null", async () => {
  const inner = { oneOf: [{ type: "array", items: { type: "object", properties } }, { type: "null" }] };
  const schema = { type: "object", required: ["inner"], properties: { inner } };
  expect(await judge(id, answering({ schema }))).toEqual([expect.stringContaining("The object `inner` may leave")]);
});

import { expect, test } from "vitest";
import { answering, judge } from "../../testing.ts";

const id = "flat-composition";
const text = { type: "string" };
const nothing = { type: "null" };
const inside = (inner: object) => ({ type: "object", properties: { inner } });

test.each([
  [{ oneOf: [text, nothing] }, undefined],
  [{ oneOf: [nothing, text] }, undefined],
  [{ oneOf: [text, { type: "integer" }], discriminator: { propertyName: "kind" } }, undefined],
  [{ oneOf: [text, { type: "integer" }, nothing] }, "is a union"],
  [{ oneOf: [text] }, "is a union"],
  [{ allOf: [text] }, "is composed by `allOf`"],
  [{ anyOf: [text, nothing] }, "is composed by `anyOf`"],
  [{ not: text }, "is composed by `not`"],
  [inside(inside(inside(text))), undefined],
  [inside(inside(inside(inside(text)))), "is the fourth object inside another"],
  [inside({ type: "array", items: inside({ type: "array", items: inside(inside(text)) }) }), "is the fourth object"],
])("%j: %s", async (schema, says) => {
  const expected = says ? [expect.stringContaining(says)] : [];
  expect(await judge(id, answering({ schema }))).toEqual(expected);
});

test("a schema of its own begins at the first level", async () => {
  const components = { schemas: { Deep: inside(inside(inside(text))) } };
  const schema = inside(inside(inside({ $ref: "#/components/schemas/Deep" })));
  expect(await judge(id, { ...answering({ schema }), components })).toEqual([]);
});

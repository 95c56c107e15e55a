import { expect, test } from "vitest";
import { answering, judge, taking } from "../../testing.ts";

const id = "examples-full";
const text = { type: "string" };
const object = (properties: object) => ({ type: "object", properties });
const nullable = { oneOf: [object({ a: text }), { type: "null" }] };

test.each([
  [object({ a: text }), [{ a: "" }], []],
  [object({ a: text, b: text }), [{ a: "" }, { b: "" }], []],
  [object({ a: text, b: text }), [{ a: "" }], ["b"]],
  [object({ in: object({ a: text, b: text }) }), [{ in: { a: "" } }], ["in.b"]],
  [object({ in: object({ a: text }) }), [{}], ["in"]],
  [object({ list: { type: "array", items: object({ a: text }) } }), [{ list: [{}, {}] }], ["list[].a"]],
  [object({ list: { type: "array", items: object({ a: text }) } }), [{ list: [] }], []],
  [object({ in: nullable }), [{ in: null }], []],
  [object({ in: nullable }), [{ in: null }, { in: {} }], ["in.a"]],
  [{ ...object({ a: text }), "x-foreign": "WebAuthn" }, [{}], []],
  [object({ a: text }), [], []],
])("of %j, the examples %j lack %j", async (schema, values, lacking) => {
  const examples = Object.fromEntries(values.map((value, i) => [`e${i}`, { value }]));
  const names = lacking.map((name) => `\`${name}\``).join(", ");
  const expected = names ? [expect.stringContaining(` shows ${names}. Add it`)] : [];
  expect(await judge(id, taking({ schema, examples }))).toEqual(expected);
  expect(await judge(id, answering({ schema, examples }))).toEqual(expected);
});

test("an error's example need not show everything", async () => {
  const content = { "application/json": { schema: object({ a: text }), example: {} } };
  expect(await judge(id, answering({}, { responses: { 404: { description: "Gone.", content } } }))).toEqual([]);
});

test("a schema inside itself ends where the example does", async () => {
  const Loop = object({ next: { $ref: "#/components/schemas/Loop" } });
  const document = answering({ schema: { $ref: "#/components/schemas/Loop" }, example: { next: { next: null } } });
  expect(await judge(id, { ...document, components: { schemas: { Loop } } })).toEqual([]);
});

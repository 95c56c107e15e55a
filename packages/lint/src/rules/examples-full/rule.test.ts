import { expect, test } from "vitest";
import { answered, answering, problemsOf, taken, taking } from "../../testing.ts";

const id = "examples-full";
const text = { type: "string" };
const object = (properties: object) => ({ type: "object", properties });
const nullable = { oneOf: [object({ a: text }), { type: "null" }] };

test.each([
  [object({ a: text }), [{ a: "" }], undefined],
  [object({ a: text, b: text }), [{ a: "" }, { b: "" }], undefined],
  [object({ a: text, b: text }), [{ a: "" }], "b"],
  [object({ in: object({ a: text, b: text }) }), [{ in: { a: "" } }], "in.b"],
  [object({ in: object({ a: text }) }), [{}], "in"],
  [object({ list: { type: "array", items: object({ a: text }) } }), [{ list: [{}, {}] }], "list[].a"],
  [object({ list: { type: "array", items: object({ a: text }) } }), [{ list: [] }], undefined],
  [object({ in: nullable }), [{ in: null }], undefined],
  [object({ in: nullable }), [{ in: null }, { in: {} }], "in.a"],
  [{ ...object({ a: text }), "x-foreign": "WebAuthn" }, [{}], undefined],
  [object({ a: text }), [], undefined],
])("of %j, the examples %j do not show %j", async (schema, values, missing) => {
  const examples = Object.fromEntries(values.map((value, i) => [`e${i}`, { value }]));
  const problem = (at: string) => ({ pointer: `${at}/examples`, message: expect.stringContaining(` \`${missing}\`.`) });
  const expected = (at: string) => (missing ? [expect.objectContaining(problem(at))] : []);
  expect(await problemsOf(id, taking({ schema, examples }))).toEqual(expected(taken));
  expect(await problemsOf(id, answering({ schema, examples }))).toEqual(expected(answered));
});

test("accepts an example of an error that does not show everything", async () => {
  const content = { "application/json": { schema: object({ a: text }), example: {} } };
  expect(await problemsOf(id, answering({}, { responses: { 404: { description: "Gone.", content } } }))).toEqual([]);
});

test("accepts an example of a recursive schema", async () => {
  const Loop = object({ next: { $ref: "#/components/schemas/Loop" } });
  const document = answering({ schema: { $ref: "#/components/schemas/Loop" }, example: { next: { next: null } } });
  expect(await problemsOf(id, { ...document, components: { schemas: { Loop } } })).toEqual([]);
});

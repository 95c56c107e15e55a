import { expect, test } from "vitest";
import {
  documentAccepting,
  documentReturning,
  requestMediaType,
  responseMediaType,
  ruleProblems,
} from "../../testing.ts";

const id = "complete-examples";
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
])("for schema %j and examples %j, reports the missing property %j", async (schema, values, missing) => {
  const examples = Object.fromEntries(values.map((value, i) => [`e${i}`, { value }]));
  const problem = (mediaType: string) => ({
    pointer: `${mediaType}/examples`,
    message: expect.stringContaining(` \`${missing}\`.`),
  });
  const expected = (mediaType: string) => (missing ? [expect.objectContaining(problem(mediaType))] : []);
  expect(await ruleProblems(id, documentAccepting({ schema, examples }))).toEqual(expected(requestMediaType));
  expect(await ruleProblems(id, documentReturning({ schema, examples }))).toEqual(expected(responseMediaType));
});

test("accepts an incomplete example of an error", async () => {
  const content = { "application/json": { schema: object({ a: text }), example: {} } };
  expect(
    await ruleProblems(id, documentReturning({}, { responses: { 404: { description: "Gone.", content } } })),
  ).toEqual([]);
});

test("accepts an example of a recursive schema", async () => {
  const Loop = object({ next: { $ref: "#/components/schemas/Loop" } });
  const document = documentReturning({
    schema: { $ref: "#/components/schemas/Loop" },
    example: { next: { next: null } },
  });
  expect(await ruleProblems(id, { ...document, components: { schemas: { Loop } } })).toEqual([]);
});

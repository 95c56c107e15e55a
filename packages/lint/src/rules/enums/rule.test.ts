import { expect, test } from "vitest";
import { documentAccepting, documentReturning, requestMediaType, responseMediaType, runRule } from "../../testing.ts";

const id = "enums";
const text = { type: "string" };
const growing = { description: "A letter. More values may be\nadded." };
const open = { ...text, ...growing, "x-extensible-enum": ["a"] };

test.each([
  ["an open enum", open, undefined],
  ["an open enum that can be null", { ...open, type: ["string", "null"] }, undefined],
  ["a closed enum", { ...text, enum: ["a"] }, undefined],
  ["a closed enum that may grow", { ...text, ...growing, enum: ["a"] }, "/enum"],
  ["an open enum without the sentence", { ...open, description: "A letter." }, "/x-extensible-enum"],
  ["an enum with null", { enum: ["a", null] }, "/enum"],
])("checks %s in a response", async (_, schema, pointer) => {
  const expected = pointer === undefined ? [] : [`${responseMediaType}/schema${pointer}`];
  expect(await runRule(id, documentReturning({ schema }))).toEqual(expected);
});

test.each([
  ["an open enum", "Open", true],
  ["a closed enum", "Closed", false],
])("checks %s in a request body and a parameter", async (_, name, isRejected) => {
  const components = { schemas: { Open: open, Closed: { ...text, enum: ["a"] } } };
  const schema = { $ref: `#/components/schemas/${name}` };
  const body = documentAccepting({ schema: { type: "object", properties: { a: schema } } });
  const parameters = [{ name: "a", in: "query", schema: { type: "array", items: schema } }];
  const query = documentAccepting({}, { parameters });
  const pointers = [`${requestMediaType}/schema/properties/a`, "/paths/~1a/post/parameters/0/schema/items"];
  const found = await Promise.all([body, query].map((document) => runRule(id, { ...document, components })));
  expect(found.flat()).toEqual(isRejected ? pointers : []);
});

import { expect, test } from "vitest";
import { documentAccepting, documentReturning, requestMediaType, responseMediaType, runRule } from "../../testing.ts";

const id = "enums";
const text = { type: "string" };
const nothing = { type: "null" };
const growing = { $ref: "#/components/schemas/Growing" };
const fixed = { $ref: "#/components/schemas/Fixed" };
const components = {
  schemas: {
    Growing: { ...text, enum: ["a"], description: "A letter. More values may be\nadded." },
    Fixed: { ...text, enum: ["a"], description: "A letter." },
  },
};
const object = (a: object) => ({ type: "object", properties: { a } });

test.each([
  ["an open enum", { anyOf: [growing, text] }, undefined],
  ["an open enum or null", { anyOf: [growing, text, nothing] }, undefined],
  ["a fixed enum", fixed, undefined],
  ["a fixed enum or null", { oneOf: [fixed, nothing] }, undefined],
  ["a growing enum", growing, ""],
  ["a growing enum or null", { oneOf: [growing, nothing] }, "/oneOf/0"],
  ["a list of growing enums", { type: "array", items: growing }, "/items"],
  ["an inline growing enum", components.schemas.Growing, ""],
  ["a fixed enum or any text", { anyOf: [fixed, text] }, "/anyOf/0"],
  ["an enum with null", { enum: ["a", null] }, "/enum"],
])("checks %s in a response", async (_, schema, pointer) => {
  const document = { ...documentReturning({ schema: object(schema) }), components };
  const expected = pointer === undefined ? [] : [`${responseMediaType}/schema/properties/a${pointer}`];
  expect(await runRule(id, document)).toEqual(expected);
});

test("rejects an open enum in a request body and a parameter, and accepts the closed enum", async () => {
  const lint = (schema: object) => {
    const parameters = [{ name: "a", in: "query", schema: { type: "array", items: schema } }];
    return runRule(id, { ...documentAccepting({ schema: object(schema) }, { parameters }), components });
  };
  expect(await lint(growing)).toEqual([]);
  expect((await lint({ anyOf: [growing, text] })).sort()).toEqual([
    "/paths/~1a/post/parameters/0/schema/items/anyOf/0",
    `${requestMediaType}/schema/properties/a/anyOf/0`,
  ]);
});

test("rejects an enum that may grow in a schema that requests and responses share", async () => {
  const shared = { $ref: "#/components/schemas/Shared" };
  const lint = (schema: object) => {
    const document = documentAccepting({ schema: shared }, { responses: responseOf(shared) });
    return runRule(id, { ...document, components: { schemas: { ...components.schemas, Shared: object(schema) } } });
  };
  expect(await lint(growing)).toEqual(["/components/schemas/Shared/properties/a"]);
  expect(await lint({ anyOf: [growing, text] })).toEqual(["/components/schemas/Shared/properties/a/anyOf/0"]);
});

function responseOf(schema: object) {
  return { 200: { description: "Done.", content: { "application/json": { schema } } } };
}

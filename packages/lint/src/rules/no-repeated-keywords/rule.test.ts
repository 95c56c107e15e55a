import { expect, test } from "vitest";
import { documentReturning, runRule } from "../../testing.ts";

const id = "no-repeated-keywords";

const text = (description: string, keywords: object) => ({ A: { type: "string", description, ...keywords } });

test.each([
  ["Defaults to 25.", { default: 25 }],
  ["Empty by default.", { default: [] }],
  ["The words, at most\n1,000 characters.", { maxLength: 1000 }],
  ["A number from 1 to 99.", { minimum: 1 }],
  ["A hash of 64 lowercase digits.", { maxLength: 64 }],
  ["If there are more than 20, some are left out.", { maxItems: 20 }],
  ["The names, at most 9 characters each.", { items: { maxLength: 9 } }],
  ["Either `a` or `b`.", { enum: ["a", "b"] }],
  ["`a`, and later `b`.", { "x-extensible-enum": ["a", "b"] }],
  ["Always `a`.", { const: "a" }],
  ["Always `a`.", { enum: ["a"] }],
  ["Written in lowercase letters.", { pattern: "^a$", "x-pattern-message": "must contain only lowercase letters" }],
])("reports %j with %j", async (description, keywords) => {
  expect(await runRule(id, { components: { schemas: text(description, keywords) } })).toEqual([
    "/components/schemas/A/description",
  ]);
});

test.each([
  ["Defaults to the name of the user.", {}],
  ["The first of 25.", { default: 25 }],
  ["Rounded to 100.5, and up to 1,000.", { maximum: 100 }],
  ["At most 3 of 63.", { maxLength: 63 }],
  ["Only `a` matches.", { enum: ["a", "b"] }],
  ["Always `b` here.", { const: "a" }],
])("accepts %j with %j", async (description, keywords) => {
  expect(await runRule(id, { components: { schemas: text(description, keywords) } })).toEqual([]);
});

test("reports formats of properties, but not of shared schemas", async () => {
  const time = { type: "string", format: "date-time", description: "A time as in RFC 3339." };
  const lint = (b: object, schemas = {}) =>
    runRule(id, { components: { schemas: { A: { properties: { b } }, ...schemas } } });
  expect(await lint(time)).toEqual(["/components/schemas/A/properties/b/description"]);
  const start = { $ref: "#/components/schemas/Time", description: "When it started." };
  expect(await lint(start, { Time: time })).toEqual([]);
});

test("compares the description next to a `$ref` with the keywords of its target, except the enum", async () => {
  const target = { type: "string", description: "A name.", maxLength: 63, enum: ["a", "b"] };
  const lint = (description: string) => {
    const b = { $ref: "#/components/schemas/Target", description };
    return runRule(id, { components: { schemas: { A: { properties: { b } }, Target: target } } });
  };
  expect(await lint("At most 63 characters.")).toEqual(["/components/schemas/A/properties/b/description"]);
  expect(await lint("`a` for members and `b` for guests.")).toEqual([]);
});

test("compares parameters and headers with their schemas", async () => {
  const owner = { description: "At most 100.", schema: { maximum: 100 } };
  const responses = { 200: { description: "Done.", headers: { "X-A": owner } } };
  const document = documentReturning({}, { parameters: [{ name: "a", in: "query", ...owner }], responses });
  expect((await runRule(id, document)).sort()).toEqual([
    "/paths/~1a/get/parameters/0/description",
    "/paths/~1a/get/responses/200/headers/X-A/description",
  ]);
});

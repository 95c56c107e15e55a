import { expect, test } from "vitest";
import { documentReturning, responseMediaType, runRule } from "../../testing.ts";

const id = "response-envelope";
const any = { type: "object" };
const object = (...names: string[]) => ({
  type: "object",
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, any])),
});

test.each([
  ["data", object("data")],
  ["data and meta", object("data", "meta")],
  ["one other key", object("user")],
  ["a response of another standard", { ...object("a", "b"), "x-unwrapped": "RFC 6749, section 5.1" }],
])("accepts %s", async (_, schema) => {
  expect(await runRule(id, documentReturning({ schema }))).toEqual([]);
});

test.each([
  ["an array", { type: "array", items: any }, "/type"],
  ["a string", { type: "string" }, "/type"],
  ["anything", {}, "/type"],
  ["an empty object", any, "/properties"],
  ["optional data", { ...object("data"), required: [] }, "/required"],
  ["an optional key", { ...object("user"), required: ["data"] }, "/required"],
  ["another key next to data", object("data", "meta", "total"), "/properties"],
  ["two other keys", object("a", "b"), "/properties"],
  ["an empty x-unwrapped", { ...object("a", "b"), "x-unwrapped": "" }, "/properties"],
])("reports %s", async (_, schema, pointer) => {
  expect(await runRule(id, documentReturning({ schema }))).toEqual([`${responseMediaType}/schema${pointer}`]);
});

test("reports a success response without content, but not an error", async () => {
  const responses = { 200: { description: "A" }, 404: { description: "A" } };
  expect(await runRule(id, documentReturning({}, { responses }))).toEqual([`${responseMediaType}/schema/type`]);
});

test("reports shared schemas and responses once", async () => {
  const schema = { $ref: "#/components/schemas/Tokens" };
  const inline = { description: "A", content: { "application/json": { schema } } };
  const responses = { 200: inline, 201: { $ref: "#/components/responses/Nothing" } };
  const paths = { "/a": { get: { responses }, post: { responses } } };
  const components = { schemas: { Tokens: object("a", "b") }, responses: { Nothing: { description: "Nothing." } } };
  expect(await runRule(id, { paths, components })).toEqual([
    "/components/schemas/Tokens/properties",
    "/components/responses/Nothing/content/application~1json/schema/type",
  ]);
});

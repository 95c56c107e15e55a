import { expect, test } from "vitest";
import { answered, answering, judge } from "../../testing.ts";

const id = "success-body";
const any = { type: "object" };
const object = (...names: string[]) => ({
  type: "object",
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, any])),
});

test.each([
  ["data", object("data")],
  ["data and meta", object("data", "meta")],
  ["one key of its own", object("user")],
  ["data from another schema", { type: "object", allOf: [object("data")] }],
  ["a published form", { ...object("a", "b"), "x-unwrapped": "RFC 6749, section 5.1" }],
])("accepts %s", async (_, schema) => {
  expect(await judge(id, answering({ schema }))).toEqual([]);
});

test.each([
  ["an array", { type: "array", items: any }, "/type"],
  ["a text", { type: "string" }, "/type"],
  ["anything", {}, "/type"],
  ["an empty object", any, "/properties"],
  ["data that may be missing", { ...object("data"), required: [] }, "/required"],
  ["a key that may be missing", { ...object("user"), required: ["data"] }, "/required"],
  ["another key next to data", object("data", "meta", "total"), "/properties"],
  ["two keys of its own", object("a", "b"), "/properties"],
  ["no reason for a form of its own", { ...object("a", "b"), "x-unwrapped": "" }, "/properties"],
])("reports %s", async (_, schema, pointer) => {
  expect(await judge(id, answering({ schema }))).toEqual([`${answered}/schema${pointer}`]);
});

test("reports a success without content, but not an error", async () => {
  const responses = { 200: { description: "A" }, 404: { description: "A" } };
  expect(await judge(id, answering({}, { responses }))).toEqual([`${answered}/schema/type`]);
});

test("reports shared schemas and responses once", async () => {
  const schema = { $ref: "#/components/schemas/Tokens" };
  const own = { description: "A", content: { "application/json": { schema } } };
  const responses = { 200: own, 201: { $ref: "#/components/responses/Nothing" } };
  const paths = { "/a": { get: { responses }, post: { responses } } };
  const components = { schemas: { Tokens: object("a", "b") }, responses: { Nothing: { description: "Nothing." } } };
  expect(await judge(id, { paths, components })).toEqual([
    "/components/schemas/Tokens/properties",
    "/components/responses/Nothing/content/application~1json/schema/type",
  ]);
});

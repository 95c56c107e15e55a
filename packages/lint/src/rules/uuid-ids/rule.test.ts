import { expect, test } from "vitest";
import { documentReturning, responseMediaType, runRule } from "../../testing.ts";

const id = "uuid-ids";
const pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
const uuid = { type: "string", format: "uuid", pattern };
const ref = { $ref: "#/components/schemas/Uuid" };
const components = { schemas: { Uuid: uuid } };

test.each([
  ["id", ref],
  ["user_id", { ...ref, description: "The user who ran the session." }],
  ["user_id", { ...uuid, type: ["string", "null"] }],
  ["user_id", { oneOf: [{ type: "null" }, ref] }],
  ["user_ids", { type: "array", items: ref }],
  ["id", { type: "string", "x-foreign": "WebAuthn" }],
  ["rp", { type: "object", "x-foreign": "WebAuthn", properties: { id: { type: "string" } } }],
  ["valid", { type: "boolean" }],
  ["grid", { type: "string" }],
])("accepts `%s` with %j", async (name, schema) => {
  expect(await runRule(id, { ...property(name, schema), components })).toEqual([]);
});

test.each([
  ["id", { type: "string" }],
  ["user_id", { oneOf: [ref, { type: "string" }] }],
  ["user_id", { type: "string", format: "uuid" }],
  ["user_id", { ...uuid, pattern: "^[0-9a-f-]{36}$" }],
  ["user_id", { ...uuid, pattern: pattern.replace("[89ab]", "[0-9a-f]") }],
  ["user_id", { ...uuid, pattern: "(" }],
  ["user_ids", ref],
  ["user_ids", { type: "array", items: { type: "string" } }],
])("reports `%s` with %j", async (name, schema) => {
  const document = { ...property(name, schema), components };
  expect(await runRule(id, document)).toEqual([`${responseMediaType}/schema/properties/${name}`]);
});

test("reports a shared schema once", async () => {
  const schema = { type: "object", properties: { id: ref, user_id: ref } };
  const parameters = [{ name: "org_id", in: "path", required: true, schema: ref }];
  const loose = { schemas: { Uuid: { type: "string", format: "uuid" } } };
  expect(await runRule(id, { ...documentReturning({ schema }, { parameters }), components: loose })).toEqual([
    "/components/schemas/Uuid",
  ]);
});

test("checks schemas that a foreign schema references, unless they have their own `x-foreign`", async () => {
  const rp = { type: "object", "x-foreign": "WebAuthn", properties: { user: { $ref: "#/components/schemas/User" } } };
  const User = { type: "object", properties: { id: { type: "string" } } };
  expect(await runRule(id, { ...property("rp", rp), components: { schemas: { User } } })).toEqual([
    "/components/schemas/User/properties/id",
  ]);
});

test("checks path and query parameters, but not headers", async () => {
  const parameters = ["path", "query", "header"].map((location) => ({
    name: "x_id",
    in: location,
    schema: { type: "string" },
  }));
  expect(await runRule(id, documentReturning({}, { parameters }))).toEqual([
    "/paths/~1a/get/parameters/0",
    "/paths/~1a/get/parameters/1",
  ]);
});

function property(name: string, schema: object): object {
  return documentReturning({ schema: { type: "object", properties: { [name]: schema } } });
}

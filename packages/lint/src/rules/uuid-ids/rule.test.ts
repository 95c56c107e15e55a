import { expect, test } from "vitest";
import { answering, judge } from "../../testing.ts";

const id = "uuid-ids";
const pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
const uuid = { type: "string", format: "uuid", pattern };
const ref = { $ref: "#/components/schemas/Uuid" };
const components = { schemas: { Uuid: uuid } };

test.each([
  ["id", ref],
  ["user_id", { ...ref, description: "Who ran it." }],
  ["user_id", { ...uuid, type: ["string", "null"] }],
  ["user_id", { oneOf: [{ type: "null" }, ref] }],
  ["user_ids", { type: "array", items: ref }],
  ["id", { type: "string", "x-foreign": "WebAuthn" }],
  ["rp", { type: "object", "x-foreign": "WebAuthn", properties: { id: { type: "string" } } }],
  ["valid", { type: "boolean" }],
  ["grid", { type: "string" }],
])("`%s` may be %j", async (name, schema) => {
  expect(await judge(id, { ...property(name, schema), components })).toEqual([]);
});

test.each([
  ["id", { type: "string" }, "is no UUID. Write `$ref: "],
  ["user_id", { oneOf: [ref, { type: "string" }] }, "is no UUID"],
  ["user_id", { type: "string", format: "uuid" }, "may be a UUID of any version. Add `pattern: ^"],
  ["user_id", { ...uuid, pattern: "^[0-9a-f-]{36}$" }, "may be a UUID of any version"],
  ["user_id", { ...uuid, pattern: pattern.replace("[89ab]", "[0-9a-f]") }, "may be a UUID of any version"],
  ["user_id", { ...uuid, pattern: "(" }, "may be a UUID of any version"],
  ["user_ids", ref, "is no list"],
  [
    "user_ids",
    { type: "array", items: { type: "string" } },
    "is no UUID. Write `$ref: <the shared Uuid schema>` under `items`",
  ],
])("`%s` may not be %j", async (name, schema, says) => {
  expect(await judge(id, { ...property(name, schema), components })).toEqual([expect.stringContaining(says)]);
});

test("a shared schema is reported once, whoever refers to it", async () => {
  const schema = { type: "object", properties: { id: ref, user_id: ref } };
  const parameters = [{ name: "org_id", in: "path", required: true, schema: ref }];
  const loose = { schemas: { Uuid: { type: "string", format: "uuid" } } };
  expect(await judge(id, { ...answering({ schema }, { parameters }), components: loose })).toHaveLength(1);
});

test("what is behind a reference from a foreign schema is foreign only if it says so", async () => {
  const rp = { type: "object", "x-foreign": "WebAuthn", properties: { user: { $ref: "#/components/schemas/User" } } };
  const User = { type: "object", properties: { id: { type: "string" } } };
  expect(await judge(id, { ...property("rp", rp), components: { schemas: { User } } })).toHaveLength(1);
});

test("parameters in paths and queries are judged, headers are not", async () => {
  const parameter = (place: string) => ({ name: "x_id", in: place, required: true, schema: { type: "string" } });
  const parameters = ["path", "query", "header"].map(parameter);
  expect(await judge(id, answering({}, { parameters }))).toEqual([
    expect.stringContaining("The path parameter `x_id`"),
    expect.stringContaining("The query parameter `x_id`"),
  ]);
});

function property(name: string, schema: object): object {
  return answering({ schema: { type: "object", properties: { [name]: schema } } });
}

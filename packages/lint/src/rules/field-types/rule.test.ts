import { expect, test } from "vitest";
import { documentReturning, responseMediaType, ruleProblems, runRule } from "../../testing.ts";

const id = "field-types";
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

const timestamp = { type: "string", format: "date-time", pattern: "^.*Z$" };
const date = { type: "string", format: "date" };

test.each([
  ["ended_at", { ...timestamp, type: ["string", "null"] }, true],
  ["start_date", date, true],
  ["date", date, true],
  ["ended_at", { type: "string" }, false],
  ["ended_at", date, false],
  ["ended_at", { type: "string", format: "date-time" }, false],
  ["start_date", { type: "string" }, false],
  ["start_date", timestamp, false],
  ["since", timestamp, false],
])("time `%s` with %j is valid: %s", async (name, schema, ok) => {
  expect(await runRule(id, property(name, schema))).toEqual(
    ok ? [] : [`${responseMediaType}/schema/properties/${name}`],
  );
});

const amount = { type: "number", minimum: 0 };
const count = { type: "integer", format: "int64", minimum: 0 };

test.each([
  ["cost_usd", amount, ['"US dollars" in its description']],
  ["p95_cost", { ...count, description: "In US dollars." }, ["`type: number`"]],
  ["cost_usd", { ...amount, type: ["number", "string"], description: "In US dollars." }, ["`type: number`"]],
  ["total_cost_usd", { ...amount, description: "In US dollars." }, []],
  ["cost_difference_usd", { type: "number", description: "In US dollars; negative if it fell." }, []],
  ["cost_breakdown", { type: "string" }, []],
  ["duration_seconds", { ...count, type: "integer" }, []],
  ["duration_seconds", { type: ["number", "null"], minimum: -1 }, ["`minimum: 0`"]],
  ["success_rate", amount, ["`maximum: 100`", '"percent" in its description']],
  ["success_rate", { ...amount, maximum: 1, description: "In percent." }, []],
  ["avg_tokens", amount, []],
  ["input_tokens", amount, ["`type: integer`", "`format: int64`"]],
  ["total_sessions", { ...count, type: ["integer", "null"] }, []],
  ["total_count", {}, ["`type: integer`", "`minimum: 0`", "`format: int64`"]],
  ["access_tokens", { type: "array" }, []],
])("for the unit of `%s` with %j, reports %j", async (name, schema, missing) => {
  const [problem] = await ruleProblems(id, property(name, schema));
  expect(problem?.message.split(". Write ")[1]).toBe(missing.length > 0 ? `${missing.join(", ")}.` : undefined);
});

function property(name: string, schema: object): object {
  return documentReturning({ schema: { type: "object", properties: { [name]: schema } } });
}

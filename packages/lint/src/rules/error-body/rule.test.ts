import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "error-body";
const list = { type: "array", items: { type: "string" } };
const properties = { error: { type: "string" }, details: { type: "object", additionalProperties: list } };
const good = { type: "object", required: ["error"], properties };
const json = { "application/json": { schema: { $ref: "#/components/schemas/ErrorResponse" } } };

test.each([
  ["no `error` required", { ...good, required: [] }, "`required` must list `error`"],
  [
    "an `error` that is no text",
    { ...good, properties: { ...properties, error: {} } },
    "`properties.error.type` must be `string`",
  ],
  [
    "no `details`",
    { ...good, properties: { error: { type: "string" } } },
    "`properties.details.type` must be `object`",
  ],
  [
    "details that map to texts",
    { ...good, properties: { ...properties, details: { type: "object", additionalProperties: { type: "string" } } } },
    "`properties.details.additionalProperties.type` must be `array`",
  ],
])("an ErrorResponse with %s breaks the form, and is reported once", async (_, schema, fault) => {
  const found = await problems({ 404: json, 500: json }, schema);
  expect(found[0]).toContain(`ErrorResponse breaks its form: ${fault}.`);
  expect(new Set(found).size).toBe(found.length);
});

test.each([
  ["nothing", undefined],
  ["another format", { "application/problem+json": {} }],
  ["two formats", { ...json, "text/plain": {} }],
])("an error with %s is reported", async (_, content) => {
  expect(await problems({ 404: content })).toEqual([
    expect.stringContaining("Response 404 of `getA` must have `application/json`"),
  ]);
});

test("the same schema written in place is a body of its own; a success may have any", async () => {
  const own = { "application/json": { schema: good } };
  expect(await problems({ 200: own, 404: own, 503: json })).toEqual([
    expect.stringContaining("Response 404 of `getA` has a body of its own"),
  ]);
});

test("a shared response is reported once", async () => {
  const responses = { 404: { $ref: "#/components/responses/Gone" } };
  const paths = { "/a": { get: { responses }, post: { responses } } };
  expect(await judge(id, { paths, components: { responses: { Gone: { description: "Gone." } } } })).toHaveLength(1);
});

function problems(contents: Record<string, unknown>, ErrorResponse: object = good): Promise<string[]> {
  const responses = Object.fromEntries(
    Object.entries(contents).map(([status, content]) => [status, { description: "A", content }]),
  );
  return judge(id, {
    paths: { "/a": { get: { operationId: "getA", responses } } },
    components: { schemas: { ErrorResponse } },
  });
}

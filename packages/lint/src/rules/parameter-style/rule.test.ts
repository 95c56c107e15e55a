import { expect, test } from "vitest";
import { documentReturning, runRule } from "../../testing.ts";

const id = "parameter-style";
const query = { name: "a", in: "query", required: false, description: "The amount.", schema: { type: "integer" } };

test.each([
  query,
  { ...query, schema: { default: 25 }, description: "From 1 to 100; 25 by default." },
  { ...query, schema: { default: 1 }, description: "Defaults to 1." },
  { ...query, schema: { default: false }, description: "Off by default." },
  { name: "a", in: "header", schema: {} },
])("accepts %j", async (parameter) => {
  expect(await runRule(id, documentReturning({}, { parameters: [parameter] }))).toEqual([]);
});

test.each([
  { ...query, required: undefined },
  { ...query, schema: { default: 25 } },
  { ...query, schema: { default: 25 }, description: "At most 125." },
  { name: "a", in: "path", required: true, schema: {} },
])("reports %j", async (parameter) => {
  expect(await runRule(id, documentReturning({}, { parameters: [parameter] }))).toEqual([
    "/paths/~1a/get/parameters/0",
  ]);
});

test("reports all problems, and a default in a referenced schema", async () => {
  const components = {
    parameters: { A: { ...query, required: undefined, schema: { $ref: "#/components/schemas/A" } } },
    schemas: { A: { default: 7 } },
  };
  const parameters = [{ $ref: "#/components/parameters/A" }];
  const pointer = "/components/parameters/A";
  expect(await runRule(id, { ...documentReturning({}, { parameters }), components })).toEqual([pointer, pointer]);
});

test("accepts a shared path parameter", async () => {
  const A = { name: "a", in: "path", required: true, schema: {} };
  expect(await runRule(id, { components: { parameters: { A } } })).toEqual([]);
});

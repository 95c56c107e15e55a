import { expect, test } from "vitest";
import { answering, judge } from "../../testing.ts";

const id = "parameter-form";
const query = { name: "a", in: "query", required: false, description: "What for.", schema: { type: "integer" } };

test.each([
  query,
  { ...query, schema: { default: 25 }, description: "From 1 to 100; 25 by default." },
  { ...query, schema: { default: 1 }, description: "Counted from 1." },
  { ...query, schema: { default: false }, description: "Off by default." },
  { name: "a", in: "header", schema: {} },
])("accepts %j", async (parameter) => {
  expect(await judge(id, answering({}, { parameters: [parameter] }))).toEqual([]);
});

test.each([
  { ...query, required: undefined },
  { ...query, schema: { default: 25 } },
  { ...query, schema: { default: 25 }, description: "At most 125." },
  { name: "a", in: "path", required: true, schema: {} },
])("reports %j", async (parameter) => {
  expect(await judge(id, answering({}, { parameters: [parameter] }))).toEqual(["/paths/~1a/get/parameters/0"]);
});

test("reports each problem, and a default behind a reference", async () => {
  const components = {
    parameters: { A: { ...query, required: undefined, schema: { $ref: "#/components/schemas/A" } } },
    schemas: { A: { default: 7 } },
  };
  const parameters = [{ $ref: "#/components/parameters/A" }];
  const pointer = "/components/parameters/A";
  expect(await judge(id, { ...answering({}, { parameters }), components })).toEqual([pointer, pointer]);
});

test("accepts a path parameter among the components", async () => {
  const A = { name: "a", in: "path", required: true, schema: {} };
  expect(await judge(id, { components: { parameters: { A } } })).toEqual([]);
});

import { expect, test } from "vitest";
import { listBodies } from "./bodies.ts";
import { listParameters } from "./operations.ts";
import { createAncestorLookup, effectiveSchema } from "./schemas.ts";
import { loadContract } from "./testing.ts";

const responses = { 404: { $ref: "#/components/responses/Gone" } };
const parameters = ["query", "header"].map((location) => ({ name: "a", in: location, description: "From the path." }));
const override = { name: "a", in: "query", description: "From the operation." };
const contract = await loadContract({
  openapi: "3.1.0",
  paths: { "/a": { parameters, get: { responses, parameters: [override] }, post: { responses }, put: [] } },
  components: {
    responses: { Gone: { description: "Gone.", content: { "application/json": {} } } },
    schemas: {
      Text: { type: "string", description: "Any text." },
      Sibling: { $ref: "#/components/schemas/Text", description: "A sibling." },
      Nullable: { oneOf: [{ type: "null" }, { $ref: "#/components/schemas/Sibling", maxLength: 9 }] },
      Loop: { oneOf: [{ $ref: "#/components/schemas/Loop" }, { type: "null" }] },
    },
  },
});
const schema = (name: string) => effectiveSchema(contract.root.get("components", "schemas", name)).object;

test("names an operation without operationId by method and path, and ignores invalid operations", () => {
  expect(contract.operations.filter(({ node }) => node.has("responses")).map(({ name }) => name)).toEqual([
    "GET /a",
    "POST /a",
  ]);
  expect(contract.nodes("Operation")).toHaveLength(2);
});

test("overrides a path item parameter with an operation parameter that has the same name and location", () => {
  const merged = contract.operations.slice(0, 1).flatMap(listParameters);
  expect(merged.map((parameter) => parameter.text("description"))).toEqual(["From the operation.", "From the path."]);
});

test("lists a shared body once, with its first use", () => {
  expect(listBodies(contract.operations).map(({ title }) => title)).toEqual(["response 404 of `GET /a`"]);
});

test("merges the siblings of each `$ref` into a schema and removes null", () => {
  expect(schema("Sibling")).toEqual({ type: "string", description: "A sibling." });
  expect(schema("Nullable")).toEqual({ type: "string", description: "A sibling.", maxLength: 9 });
  expect(schema("Loop")).toEqual({});
});

test("lists the ancestors of a node, starting with the root of the file", () => {
  const { root } = contract;
  const [outer, inner] = [root.get("components"), root.get("components", "schemas")];
  expect(createAncestorLookup([root, outer, inner])(inner)).toEqual([root, outer]);
  expect(createAncestorLookup([root, outer, inner])(root)).toEqual([]);
});

import { expect, test } from "vitest";
import { bodiesOf } from "./bodies.ts";
import { nesting } from "./nesting.ts";
import { parametersOf } from "./operations.ts";
import { view } from "./schemas.ts";
import { contractOf } from "./testing.ts";

const responses = { 404: { $ref: "#/components/responses/Gone" } };
const parameters = ["query", "header"].map((place) => ({ name: "a", in: place, description: "The path's." }));
const own = { name: "a", in: "query", description: "Its own." };
const contract = await contractOf({
  openapi: "3.1.0",
  paths: { "/a": { parameters, get: { responses, parameters: [own] }, post: { responses }, put: [] } },
  components: {
    responses: { Gone: { description: "Gone.", content: { "application/json": {} } } },
    schemas: {
      Text: { type: "string", description: "Any." },
      Beside: { $ref: "#/components/schemas/Text", description: "Mine." },
      Nullable: { oneOf: [{ type: "null" }, { $ref: "#/components/schemas/Beside", maxLength: 9 }] },
      Loop: { oneOf: [{ $ref: "#/components/schemas/Loop" }, { type: "null" }] },
    },
  },
});
const schema = (name: string) => view(contract.root.get("components", "schemas", name)).map;

test("an operation without an operationId is named by method and path; what is no object is none", () => {
  expect(contract.operations.filter(({ place }) => place.has("responses")).map(({ name }) => name)).toEqual([
    "GET /a",
    "POST /a",
  ]);
  expect(contract.every("Operation")).toHaveLength(2);
});

test("an operation's parameter replaces the path's of the same name and place", () => {
  const told = contract.operations.slice(0, 1).flatMap(parametersOf);
  expect(told.map((each) => each.text("description"))).toEqual(["Its own.", "The path's."]);
});

test("a shared body comes once, with its first use", () => {
  expect(bodiesOf(contract.operations).map(({ title }) => title)).toEqual(["response 404 of `GET /a`"]);
});

test("a schema is seen with what stands beside each `$ref` to it, and without null", () => {
  expect(schema("Beside")).toEqual({ type: "string", description: "Mine." });
  expect(schema("Nullable")).toEqual({ type: "string", description: "Mine.", maxLength: 9 });
  expect(schema("Loop")).toEqual({});
});

test("what fills a file is around all that is written in it", () => {
  const { root } = contract;
  const [outer, inner] = [root.get("components"), root.get("components", "schemas")];
  expect(nesting([root, outer, inner])(inner)).toEqual([root, outer]);
  expect(nesting([root, outer, inner])(root)).toEqual([]);
});

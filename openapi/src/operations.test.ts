import { expect, test } from "vitest";
import { type Contract, listOperationLocations, listOperations, readOperation } from "./index.ts";

const contract = {
  security: [{ bearerAuth: [] }],
  paths: {
    "/{org_id}/things": {
      parameters: [{ $ref: "#/components/parameters/OrgId" }],
      post: {
        operationId: "createThing",
        tags: ["Things"],
        summary: "Create",
        description: "Makes a thing.",
        responses: { 201: { description: "Made" } },
      },
      get: { operationId: "listThings", security: [], parameters: [{ name: "page", in: "query" }], responses: {} },
    },
  },
  components: { parameters: { OrgId: { name: "org_id", in: "path" } } },
} as unknown as Contract;

test("operations come with their path's parameters, resolved, and say whether they need a token", () => {
  const [get, post] = listOperations(contract);
  expect(get?.parameters.map(({ name }) => name)).toEqual(["org_id", "page"]);
  expect(get?.secured).toBe(false);
  expect(post).toMatchObject({ operationId: "createThing", method: "post", tag: "Things", secured: true });
  expect(post).toMatchObject({ summary: "Create", description: "Makes a thing." });
  expect(post?.responses).toEqual({ 201: { description: "Made" } });
});

test("a parameter of the operation replaces that of its path with the same place and name", () => {
  const page = { name: "page", in: "query", example: 1 };
  const item = { parameters: [page], get: { operationId: "listThings", parameters: [{ ...page, example: 2 }] } };
  const [list] = listOperations({ paths: { "/things": item } } as unknown as Contract);
  expect(list?.parameters.map(({ example }) => example)).toEqual([2]);
});

test("an operation can be read alone, by its place", () => {
  const places = listOperationLocations(contract);
  expect(places).toEqual([
    { path: "/{org_id}/things", method: "get" },
    { path: "/{org_id}/things", method: "post" },
  ]);
  expect(places.map((place) => readOperation(contract, place))).toEqual(listOperations(contract));
  expect(() => readOperation(contract, { path: "/things", method: "get" })).toThrow("no operation at get /things");
});

test("an operation that can go without a token needs none", () => {
  const get = { operationId: "listThings", security: [{}, { key: [] }], responses: {} };
  const [list] = listOperations({ paths: { "/things": { get } } } as unknown as Contract);
  expect(list?.secured).toBe(false);
});

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
        description: "Creates a thing.",
        responses: { 201: { description: "Created" } },
      },
      get: { operationId: "listThings", security: [], parameters: [{ name: "page", in: "query" }], responses: {} },
    },
  },
  components: { parameters: { OrgId: { name: "org_id", in: "path" } } },
} as unknown as Contract;

test("includes the resolved parameters of the path and the security of each operation", () => {
  const [get, post] = listOperations(contract);
  expect(get?.parameters.map(({ name }) => name)).toEqual(["org_id", "page"]);
  expect(get?.secured).toBe(false);
  expect(post).toMatchObject({ operationId: "createThing", method: "post", tag: "Things", secured: true });
  expect(post).toMatchObject({ summary: "Create", description: "Creates a thing." });
  expect(post?.responses).toEqual({ 201: { description: "Created" } });
});

test("overrides a path parameter with the same name and location", () => {
  const page = { name: "page", in: "query", example: 1 };
  const item = { parameters: [page], get: { operationId: "listThings", parameters: [{ ...page, example: 2 }] } };
  const [list] = listOperations({ paths: { "/things": item } } as unknown as Contract);
  expect(list?.parameters.map(({ example }) => example)).toEqual([2]);
});

test("reads path items behind a reference", () => {
  const pathItems = { Things: { get: { responses: {} } } };
  const paths = { "/things": { $ref: "#/components/pathItems/Things" } };
  const operations = listOperations({ paths, components: { pathItems } } as unknown as Contract);
  expect(operations.map(({ operationId }) => operationId)).toEqual(["GET /things"]);
});

test("reads a single operation by its location", () => {
  const locations = listOperationLocations(contract);
  expect(locations).toEqual([
    { path: "/{org_id}/things", method: "get" },
    { path: "/{org_id}/things", method: "post" },
  ]);
  expect(locations.map((location) => readOperation(contract, location))).toEqual(listOperations(contract));
  expect(() => readOperation(contract, { path: "/things", method: "get" })).toThrow("no operation at get /things");
});

test("reads the scope from a parameter, or from the operation", () => {
  const org = { name: "org_id", in: "path", "x-scope": "organization" };
  const paths = { "/{org_id}": { parameters: [org], get: {}, patch: { "x-scope": "user" } }, "/health": { get: {} } };
  const operations = listOperations({ paths } as unknown as Contract);
  expect(operations.map(({ scope }) => scope)).toEqual([
    { kind: "organization", parameter: org },
    { kind: "user", parameter: undefined },
    undefined,
  ]);
});

test("a GET, and an operation with x-read-only, only read", () => {
  const paths = { "/things": { get: {}, post: {}, delete: {} }, "/search": { post: { "x-read-only": true } } };
  const reads = listOperations({ paths } as unknown as Contract).filter(({ readOnly }) => readOnly);
  expect(reads.map(({ operationId }) => operationId)).toEqual(["GET /things", "POST /search"]);
});

test.each([
  ["viewer", "viewer", undefined, undefined],
  [undefined, undefined, undefined, undefined],
  [{ record: "thing", own: "viewer", others: "admin" }, "viewer", { record: "thing", level: "admin" }, undefined],
  [{ level: "admin", platform: "viewer" }, "admin", undefined, "viewer"],
])("reads the permission %j", (value, permission, permissionForOthers, permissionForPlatform) => {
  const paths = { "/things": { get: { "x-permission": value } } };
  const [operation] = listOperations({ paths } as unknown as Contract);
  expect(operation).toMatchObject({ permission, permissionForOthers, permissionForPlatform });
});

test("treats an operation with an optional token as public", () => {
  const get = { operationId: "listThings", security: [{}, { key: [] }], responses: {} };
  const [list] = listOperations({ paths: { "/things": { get } } } as unknown as Contract);
  expect(list?.secured).toBe(false);
});

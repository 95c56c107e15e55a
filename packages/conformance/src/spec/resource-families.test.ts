import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import crewkit from "../plans/crewkit/index.ts";
import { contractOf, specOf } from "../testing/spec.ts";
import { createSpecModel } from "./create-model.ts";
import { listEquivalentPaths, listResourceFamilies } from "./resource-families.ts";

const spec = createSpecModel(readContract(), crewkit);

test("lists all paths that the create operation links to with the same ids", () => {
  expect(listEquivalentPaths(spec, "/organizations/{}", ["7"])).toEqual([
    { pathPattern: "/organizations/{}", ids: ["7"] },
    { pathPattern: "/{}", ids: ["7"] },
  ]);
  expect(listEquivalentPaths(spec, "/{}/members/invitations/{}", ["7", "inv_1"])).toContainEqual({
    pathPattern: "/invitations/{}",
    ids: ["inv_1"],
  });
  expect(listEquivalentPaths(spec, "/{}/playbook_subscriptions/{}", ["7", "8"])).toHaveLength(1);
});

const id = { name: "id", in: "path", required: true };
const bodyWith = (properties: object) => ({
  content: { "application/json": { schema: { type: "object", properties } } },
});

function createdBy(created: object, more: object = {}): Record<string, string> {
  const get = { operationId: "getBook", parameters: [id], responses: {} };
  const post = { operationId: "addBook", responses: { 201: { description: "", ...created } } };
  const spec = specOf(contractOf({ paths: { "/books": { post }, "/books/{id}": { get }, ...more } }));
  return Object.fromEntries(
    listResourceFamilies(spec).map(({ pathPattern, create, ids }) => [
      pathPattern,
      `${create.operationId} ${ids.join(" ")}`,
    ]),
  );
}

test.each<[place: string, created: object, id: string]>([
  [
    "a link",
    { links: { book: { operationId: "getBook", parameters: { id: "$response.body#/data/isbn" } } } },
    "$response.body#/data/isbn",
  ],
  ["the body", bodyWith({ id: {} }), "$response.body#/id"],
  ["an envelope", bodyWith({ data: { type: "object", properties: { id: {} } } }), "$response.body#/data/id"],
  ["the Location header", { headers: { Location: { schema: {} } } }, "$response.header.Location"],
])("finds the id of a created resource in %s", (_, created, id) => {
  expect(createdBy(created)).toEqual({ "/books/{}": `addBook ${id}` });
});

test("ignores operations without an id or without a 201", () => {
  expect(createdBy(bodyWith({ name: {} }))).toEqual({});
  const lend = { operationId: "lend", responses: { 200: { description: "", ...bodyWith({ id: {} }) } } };
  const loan = { operationId: "getLoan", parameters: [id], responses: {} };
  expect(createdBy({}, { "/loans": { post: lend }, "/loans/{id}": { get: loan } })).toEqual({});
});

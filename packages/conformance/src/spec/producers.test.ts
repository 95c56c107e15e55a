import { expect, test } from "vitest";
import { contractOf, specOf } from "../testing/spec.ts";
import { findProducers } from "./producers.ts";

const id = { name: "id", in: "path", required: true };
const bodyWith = (properties: object) => ({
  content: { "application/json": { schema: { type: "object", properties } } },
});

function producersOf(created: object, more: object = {}): Record<string, string> {
  const get = { operationId: "getBook", parameters: [id], responses: {} };
  const post = { operationId: "addBook", responses: { 201: { description: "", ...created } } };
  const spec = specOf(contractOf({ paths: { "/books": { post }, "/books/{id}": { get }, ...more } }));
  return Object.fromEntries(
    [...findProducers(spec)].map(([pathPattern, { operation, ids }]) => [
      pathPattern,
      `${operation.operationId} ${ids.join(" ")}`,
    ]),
  );
}

test("finds the resource that a create operation links to", () => {
  const links = { book: { operationId: "getBook", parameters: { id: "$response.body#/data/isbn" } } };
  expect(producersOf({ links })).toEqual({ "/books/{}": "addBook $response.body#/data/isbn" });
});

test("finds the id in the response body if there is no link", () => {
  expect(producersOf(bodyWith({ id: {} }))).toEqual({ "/books/{}": "addBook $response.body#/id" });
  expect(producersOf(bodyWith({ data: { type: "object", properties: { id: {} } } }))).toEqual({
    "/books/{}": "addBook $response.body#/data/id",
  });
});

test("finds the id in the Location header if there is no body", () => {
  expect(producersOf({ headers: { Location: { schema: {} } } })).toEqual({
    "/books/{}": "addBook $response.header.Location",
  });
});

test("ignores operations without an id or without a 201", () => {
  expect(producersOf(bodyWith({ name: {} }))).toEqual({});
  const lend = { operationId: "lend", responses: { 200: { description: "", ...bodyWith({ id: {} }) } } };
  const loan = { operationId: "getLoan", parameters: [id], responses: {} };
  expect(producersOf({}, { "/loans": { post: lend }, "/loans/{id}": { get: loan } })).toEqual({});
});

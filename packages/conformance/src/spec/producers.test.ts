import { expect, test } from "vitest";
import { contractOf, specOf } from "../testing/spec.ts";
import { findProducers } from "./producers.ts";

const id = { name: "id", in: "path", required: true };
const shown = (properties: object) => ({ content: { "application/json": { schema: { type: "object", properties } } } });

// What makes a thing, by a contract with a creation that answers so.
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

test("a creation links to what it makes", () => {
  const links = { book: { operationId: "getBook", parameters: { id: "$response.body#/data/isbn" } } };
  expect(producersOf({ links })).toEqual({ "/books/{}": "addBook $response.body#/data/isbn" });
});

test("without a link, the answer tells the id, also inside", () => {
  expect(producersOf(shown({ id: {} }))).toEqual({ "/books/{}": "addBook $response.body#/id" });
  expect(producersOf(shown({ data: { type: "object", properties: { id: {} } } }))).toEqual({
    "/books/{}": "addBook $response.body#/data/id",
  });
});

test("without a body, its Location does", () => {
  expect(producersOf({ headers: { Location: { schema: {} } } })).toEqual({
    "/books/{}": "addBook $response.header.Location",
  });
});

test("what tells no id makes nothing, nor does what answers no 201", () => {
  expect(producersOf(shown({ name: {} }))).toEqual({});
  const lend = { operationId: "lend", responses: { 200: { description: "", ...shown({ id: {} }) } } };
  const loan = { operationId: "getLoan", parameters: [id], responses: {} };
  expect(producersOf({}, { "/loans": { post: lend }, "/loans/{id}": { get: loan } })).toEqual({});
});

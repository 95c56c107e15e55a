import { expect, test } from "vitest";
import { contractOf, specOf } from "../testing/spec.ts";
import { withReferences } from "./references.ts";

const bodyWith = (...names: string[]) => {
  const schema = { type: "object", properties: Object.fromEntries(names.map((name) => [name, {}])) };
  return { content: { "application/json": { schema } } };
};
const authorId = { name: "author_id", in: "query" };
const paths = {
  "/authors": { post: { operationId: "addAuthor", requestBody: bodyWith("author_id", "name", "id") } },
  "/authors/{author_id}": { get: { operationId: "getAuthor" } },
  "/books": {
    get: { operationId: "listBooks", parameters: [authorId] },
    post: { operationId: "addBook", requestBody: bodyWith("author_id", "shelf") },
  },
  "/books/{id}": { get: { operationId: "getBook" } },
};

test("generates no ids", () => {
  const spec = specOf(contractOf({ paths }), {
    operations: { addBook: { notGenerated: ["shelf"], needed: ["shelf"] } },
  });
  expect(withReferences(spec).operations).toEqual({
    addAuthor: { notGenerated: ["author_id"] },
    addBook: { notGenerated: ["shelf", "author_id"], needed: ["shelf"] },
    listBooks: { notGenerated: ["author_id"] },
  });
});

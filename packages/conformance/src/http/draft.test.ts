import type { Parameter } from "@crewkit/openapi";
import { expect, test } from "vitest";
import type { RequestDraft } from "../base/request.ts";
import { contractOf, specOf } from "../testing/spec.ts";
import { applyEdits, serializeRequest } from "./draft.ts";

const requestBody = { content: { "text/csv": {}, "application/merge-patch+json": { schema: {} } } };
const replaceShelf = { operationId: "replaceShelf", requestBody, responses: {} };
const operation = specOf(contractOf({ paths: { "/shelves/{shelf}": { put: replaceShelf } } })).operation(
  "replaceShelf",
);

const draft: RequestDraft = {
  operation,
  as: "user",
  path: { shelf: "a/b ü" },
  query: {},
  headers: {},
  body: { a: { b: 1 } },
};

test("encodes the path and sends the body with the documented JSON type", () => {
  expect(serializeRequest(draft, "t")).toMatchObject({
    method: "PUT",
    target: "/shelves/a%2Fb%20%C3%BC",
    headers: { Authorization: "Bearer t", "Content-Type": "application/merge-patch+json" },
    body: '{"a":{"b":1}}',
  });
});

// The table of OpenAPI 3.1, section 4.8.12.4.
test.each<[Partial<Parameter>, unknown, string]>([
  [{}, "a b&c", "?q=a%20b%26c"],
  [{}, ["x", "y"], "?q=x&q=y"],
  [{ explode: false }, ["x", "y,z"], "?q=x,y%2Cz"],
  [{}, undefined, ""],
])("serializes query parameter %j with value %j as %s", (parameter, value, search) => {
  const searching = { ...operation, parameters: [{ name: "q", in: "query", ...parameter }] };
  const edited = { ...draft, operation: searching, path: { shelf: "a" }, query: { q: value } };
  expect(serializeRequest(edited).target).toBe(`/shelves/a${search}`);
});

test("applies edits to a copy of the draft", () => {
  const changed = applyEdits({ ...draft, headers: { Branch: "north" }, token: "of the user" }, [
    { in: "body", at: ["a", "c"], value: 2 },
    { in: "body", at: ["a", "b"], remove: true },
    { in: "header", name: "branch", value: null },
    { in: "path", uppercase: ["shelf"] },
    { in: "as", actor: "outsider" },
  ]);
  expect(changed).toMatchObject({ body: { a: { c: 2 } }, headers: {}, as: "outsider" });
  expect(changed.token).toBeUndefined();
  expect(serializeRequest(changed).target).toBe("/shelves/A%2FB%20%C3%9C");
  expect(draft.body).toEqual({ a: { b: 1 } });
});

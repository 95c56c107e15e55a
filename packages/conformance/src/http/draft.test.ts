import type { Parameter } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { contractOf, specOf } from "../testing/spec.ts";
import { applyEdits, type RequestDraft, serializeRequest } from "./draft.ts";

const contract = contractOf({
  paths: {
    "/shelves/{shelf}": {
      put: {
        operationId: "replaceShelf",
        requestBody: { content: { "text/csv": {}, "application/merge-patch+json": { schema: {} } } },
        responses: {},
      },
    },
  },
});
const operation = specOf(contract).operation("replaceShelf");

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
  const { target } = serializeRequest(edited);
  expect(target).toBe(`/shelves/a${search}`);
});

test("applies edits to a copy of the draft", () => {
  const changed = applyEdits({ ...draft, headers: { Branch: "north" } }, [
    { in: "body", at: ["a", "c"], value: 2 },
    { in: "body", at: ["a", "b"], remove: true },
    { in: "header", name: "branch", value: null },
    { in: "path", name: "shelf", encoded: "%zz" },
  ]);
  expect(changed.body).toEqual({ a: { c: 2 } });
  expect(changed.headers).toEqual({});
  expect(serializeRequest(changed).target).toBe("/shelves/%zz");
  expect(draft.body).toEqual({ a: { b: 1 } });
});

test("percent-encodes every byte of a value", () => {
  const query = { ...operation.parameters[0], name: "q", in: "query" as const };
  const changed = applyEdits({ ...draft, operation: { ...operation, parameters: [query] }, path: { shelf: "aä" } }, [
    { in: "path", names: ["shelf"], change: "percentEncode" },
    { in: "query", name: "q", values: ["-"], percentEncode: true },
  ]);
  expect(serializeRequest(changed).target).toBe("/shelves/%61%C3%A4?%71=%2D");
});

test("sends a raw body unchanged", () => {
  expect(serializeRequest(applyEdits(draft, [{ in: "raw", text: "{" }])).body).toBe("{");
});

test("drops the plan's token when the actor changes", () => {
  expect(applyEdits({ ...draft, token: "theirs" }, [{ in: "as", actor: "outsider" }])).toEqual({
    ...draft,
    as: "outsider",
  });
});

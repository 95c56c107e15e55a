import { describe, expect, test } from "vitest";
import { contractOf, page, pageParameter, ref, type SmallOperation } from "../../testing/operation.ts";
import { lineOf, tableLineOf } from "./line.ts";
import { readOperations } from "./read.ts";
import { methodParametersOf, resultOf } from "./signature.ts";

const q = { name: "q", in: "query", required: true, schema: { type: "string" } };
const nullable = { properties: { data: { oneOf: [ref("Session"), { type: "null" }] } } };
const message = { type: "object", required: ["message"], properties: { message: { type: "string" } } };

describe("an operation's line, its line in the tables, and its method's signature", () => {
  test.each<[string, SmallOperation, string, string, string]>([
    [
      "a list",
      { operationId: "listSessions", place: "GET /{org_id}/sessions", query: [pageParameter], answer: page },
      "listSessions GET /{org_id}/sessions",
      "GET list list_*s",
      "(query?: ListSessionsQuery, options?: CallOptions): Pages<Session, 401 | 404 | 429>",
    ],
    [
      "a list with a parameter that it needs",
      { operationId: "searchSessions", place: "GET /{org_id}/sessions", query: [q, pageParameter], answer: page },
      "searchSessions GET /{org_id}/sessions",
      "GET list search_*s",
      "(query: SearchSessionsQuery, options?: CallOptions): Pages<Session, 401 | 404 | 429>",
    ],
    [
      "what is created",
      {
        operationId: "createSession",
        place: "POST /{org_id}/sessions",
        body: { required: true },
        status: "201",
        answer: { properties: { data: ref("Session") } },
      },
      "createSession POST /{org_id}/sessions body",
      "POST body create_*",
      "(body: SessionEnd, options?: CallOptions): Call<Session, 201, 401 | 404 | 429>",
    ],
    [
      "a body that may be left out, and data that may be null",
      { operationId: "endSession", place: "POST /sessions/{id}", body: {}, answer: nullable },
      "endSession POST /sessions/{id} body",
      "POST body end_*",
      "(id: string, body?: SessionEnd, options?: CallOptions): Call<Session | null, 200, 401 | 404 | 429>",
    ],
    [
      "what answers the whole body",
      { operationId: "deleteSession", place: "DELETE /{org_id}/sessions/{id}", answer: message },
      "deleteSession DELETE /{org_id}/sessions/{id} whole",
      "DELETE whole delete_*",
      "(id: string, options?: CallOptions): Call<{ message: string }, 200, 401 | 404 | 429>",
    ],
    [
      "what answers a user, and needs no token",
      { operationId: "whoAmI", place: "GET /me", security: [], answer: { properties: { user: ref("User") } } },
      "whoAmI GET /me open user",
      "GET open user whoAmI",
      "(options?: CallOptions): Call<User, 200, 401 | 404 | 429>",
    ],
  ])("%s", (_title, given, line, tableLine, signature) => {
    const [operation] = readOperations(contractOf(given));
    if (!operation) throw new Error("There is no operation.");
    expect(lineOf(operation)).toBe(line);
    expect(tableLineOf(operation)).toBe(tableLine);
    expect(`(${methodParametersOf(operation).join(", ")}): ${resultOf(operation)}`).toBe(signature);
  });
});

describe("what the client can't do is refused, with what to change", () => {
  test.each<[string, Partial<SmallOperation>, RegExp]>([
    [
      "an id that is no UUID",
      { path: { type: "string" } },
      /getSession: .* UUIDs in a path, and no others, to end in `id`. \{id\}/,
    ],
    [
      "a UUID that is called otherwise",
      { place: "GET /sessions/{key}", path: ref("Uuid") },
      /in `id`. \{key\} does not/,
    ],
    [
      "a link beside data",
      { answer: { properties: { data: ref("Session"), next: {} } } },
      /answers data,next, which is/,
    ],
    ["a list without pages", { answer: page }, /getSession .* no parameter `page`/],
    ["a query and a body", { query: [q], body: {} }, /getSession takes a query and a body/],
    [
      "a large answer without a name",
      { answer: { properties: { a: {}, b: {}, c: {} } } },
      /getSession: give this schema/,
    ],
    ["a success without a status of its own", { status: "2XX" }, /getSession must have one success/],
  ])("%s", (_title, given, message) => {
    const small = { operationId: "getSession", place: "GET /sessions/{id}", answer: ref("Session") };
    expect(() => readOperations(contractOf({ ...small, ...given }))).toThrow(message);
  });
});

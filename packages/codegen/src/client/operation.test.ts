import { describe, expect, test } from "vitest";
import { contractOf, page, pageParameter, ref, type SmallOperation } from "../testing/operation.ts";
import { readOperations } from "./operation.ts";
import { lineOf } from "./ops.ts";
import { methodParametersOf, resultOf } from "./signature.ts";
import { tableLineOf } from "./tables.ts";

const q = { name: "q", in: "query", required: true, schema: { type: "string" } };
const nullable = { properties: { data: { oneOf: [ref("Session"), { type: "null" }] } } };
const message = { type: "object", required: ["message"], properties: { message: { type: "string" } } };

describe("the definition of an operation, the one in the tables, and the method's signature", () => {
  test.each<[string, SmallOperation, string, string, string]>([
    [
      "a list",
      { operationId: "listSessions", place: "GET /{org_id}/sessions", query: [pageParameter], answer: page },
      "listSessions GET /{org_id}/sessions",
      "GET list list_*s",
      "(query?: ListSessionsQuery, options?: CallOptions): Pages<Session, 401 | 404 | 429>",
    ],
    [
      "a list with a required parameter",
      { operationId: "searchSessions", place: "GET /{org_id}/sessions", query: [q, pageParameter], answer: page },
      "searchSessions GET /{org_id}/sessions",
      "GET list search_*s",
      "(query: SearchSessionsQuery, options?: CallOptions): Pages<Session, 401 | 404 | 429>",
    ],
    [
      "a created resource",
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
      "an optional body, and nullable data",
      { operationId: "endSession", place: "POST /sessions/{id}", body: {}, answer: nullable },
      "endSession POST /sessions/{id} body",
      "POST body end_*",
      "(id: string, body?: SessionEnd, options?: CallOptions): Call<Session | null, 200, 401 | 404 | 429>",
    ],
    [
      "a response without data",
      { operationId: "deleteSession", place: "DELETE /{org_id}/sessions/{id}", answer: message },
      "deleteSession DELETE /{org_id}/sessions/{id} whole",
      "DELETE whole delete_*",
      "(id: string, options?: CallOptions): Call<{ message: string }, 200, 401 | 404 | 429>",
    ],
    [
      "a user, without a token",
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

const small = { operationId: "getSession", place: "GET /sessions/{id}", path: ref("Uuid"), answer: ref("Session") };

describe("rejects an operation that the client does not support, and says what to change", () => {
  test.each<[string, Partial<SmallOperation>, string]>([
    [
      "an id that is not a UUID",
      { path: { type: "string" } },
      "of UUIDs in a path, and no others, to end in `id`. {id}",
    ],
    ["a UUID with another name", { place: "GET /sessions/{key}" }, "to end in `id`. {key} does not"],
    [
      "a link next to data",
      { answer: { properties: { data: ref("Session"), next: {} } } },
      "answers data,next, which is",
    ],
    ["a list without pages", { answer: page }, "getSession answers a page, but has no parameter `page`"],
    [
      "a page whose data is not a list",
      { answer: { properties: { data: ref("Session"), meta: ref("PageMeta") } }, query: [pageParameter] },
      "getSession answers a page whose `data` is no list",
    ],
    ["a query and a body", { query: [q], body: {} }, "getSession takes a query and a body"],
    ["a header", { query: [{ ...q, name: "Idempotency-Key", in: "header" }] }, "Idempotency-Key in its header"],
    [
      "three fields without a name",
      { answer: { properties: { a: {}, b: {}, c: {} } } },
      "getSession: give this schema",
    ],
    ["a success without a status of its own", { status: "2XX" }, "getSession must have one success"],
  ])("%s", (_title, given, message) => {
    expect(() => readOperations(contractOf({ ...small, ...given }))).toThrow(message);
  });

  test("two successes", () => {
    const contract = contractOf(small);
    const get = contract.paths?.["/sessions/{id}"]?.get;
    Object.assign(get?.responses ?? {}, { 202: get?.responses?.["200"] });
    expect(() => readOperations(contract)).toThrow("getSession must have one success");
  });

  test("a body that is not JSON, even if it is optional", () => {
    const contract = contractOf({ ...small, place: "POST /sessions/{id}", body: {} });
    Object.assign(contract.paths?.["/sessions/{id}"]?.post?.requestBody ?? {}, { content: { "text/plain": {} } });
    expect(() => readOperations(contract)).toThrow("getSession has a request body that is no JSON");
  });

  test("a path parameter that is described as one of the query", () => {
    const contract = contractOf(small);
    const [parameter] = contract.paths?.["/sessions/{id}"]?.get?.parameters ?? [];
    Object.assign(parameter ?? {}, { in: "query" });
    expect(() => readOperations(contract)).toThrow("getSession does not describe {id} of its path");
  });
});

test("writes the fields of a small schema, optional ones included", () => {
  const field = { type: "string" };
  const [operation] = readOperations(
    contractOf({ ...small, answer: { type: "object", required: ["a"], properties: { a: field, b: field } } }),
  );
  expect(operation?.success.type).toBe("{ a: string; b?: string }");
});

test("only an operation whose path begins with an organization belongs to it", () => {
  const [operation] = readOperations(contractOf({ ...small, place: "POST /sessions/{id}/to/{org_id}" }));
  expect(operation?.name.holder).toBe("crewkit");
});

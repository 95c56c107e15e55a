import { expect, test } from "vitest";
import { contractOf, page, pageParameter, ref, type SmallOperation } from "../../testing/operation.ts";
import { readOperations } from "./read.ts";

const small = { operationId: "getSession", place: "GET /sessions/{id}", path: ref("Uuid"), answer: ref("Session") };
const refused = (given: Partial<SmallOperation>) => () => readOperations(contractOf({ ...small, ...given }));

test("a header that an operation needs, for which its method has no place, is refused", () => {
  const key = { name: "Idempotency-Key", in: "header", required: true, schema: { type: "string" } };
  expect(refused({ query: [key] })).toThrow(/Idempotency-Key/);
});

test("two successes are refused", () => {
  const contract = contractOf(small);
  const get = contract.paths?.["/sessions/{id}"]?.get;
  Object.assign(get?.responses ?? {}, { 202: get?.responses?.["200"] });
  expect(() => readOperations(contract)).toThrow("getSession must have one success");
});

test("a page whose data is no list is refused", () => {
  const answer = { properties: { data: ref("Session"), meta: ref("PageMeta") } };
  expect(refused({ answer, query: [pageParameter] })).toThrow("getSession answers a page whose `data` is no list");
});

test("a body that is no JSON is refused, also where it may be left out", () => {
  const contract = contractOf({ ...small, place: "POST /sessions/{id}", body: {} });
  Object.assign(contract.paths?.["/sessions/{id}"]?.post?.requestBody ?? {}, { content: { "text/plain": {} } });
  expect(() => readOperations(contract)).toThrow("getSession has a request body that is no JSON");
});

test("a path parameter that is described as one of the query is refused", () => {
  const contract = contractOf({ ...small, place: "GET /sessions/{id}" });
  const [parameter] = contract.paths?.["/sessions/{id}"]?.get?.parameters ?? [];
  Object.assign(parameter ?? {}, { in: "query" });
  expect(() => readOperations(contract)).toThrow("getSession does not describe {id} of its path");
});

test("of fields that are written out, two are the most, and one may be left out (S11, S12)", () => {
  const field = { type: "string" };
  const [operation] = readOperations(
    contractOf({ ...small, answer: { type: "object", required: ["a"], properties: { a: field, b: field } } }),
  );
  expect(operation?.answer.type).toBe("{ a: string; b?: string }");
  expect(refused({ answer: { type: "object", properties: { a: field, b: field, c: field } } })).toThrow(
    "give this schema",
  );
});

test("only what begins with an organization belongs to one", () => {
  const [operation] = readOperations(
    contractOf({ ...small, operationId: "moveSession", place: "POST /sessions/{id}/to/{org_id}" }),
  );
  expect(operation?.name.holder).toBe("crewkit");
  void page;
});

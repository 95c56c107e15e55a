import type { Contract } from "@crewkit/openapi";
import { describe, expect, test } from "vitest";
import { generateConstants } from "./contract.ts";
import { readOperations } from "./operation.ts";

const q = { name: "q", in: "query", required: true, schema: { type: "string" } };
const page = { properties: { data: { type: "array", items: ref("Session") }, meta: ref("PageMeta") } };
const pageParameter = { name: "page", in: "query", schema: { type: "integer" } };
const base = { operationId: "getSession", endpoint: "GET /sessions/{id}", path: ref("Uuid"), response: ref("Session") };

describe("rejects an unsupported operation:", () => {
  test.each<[string, Partial<TestOperation>, string]>([
    ["an id that is not a UUID", { path: { type: "string" } }, "Rename {id}"],
    ["a UUID with another name", { endpoint: "GET /sessions/{key}" }, "Rename {key}"],
    [
      "a link next to data",
      { response: { properties: { data: ref("Session"), next: {} } } },
      "returns data, next. The client supports only",
    ],
    ["a list without pages", { response: page }, "getSession returns a page, but has no parameter `page`"],
    [
      "a page whose data is not an array",
      { response: { properties: { data: ref("Session"), meta: ref("PageMeta") } }, query: [pageParameter] },
      "getSession returns `meta`, but its `data` is not an array",
    ],
    ["a query and a body", { query: [q], body: true }, "getSession has a query and a body"],
    ["a header", { query: [{ ...q, name: "Idempotency-Key", in: "header" }] }, "the header parameter Idempotency-Key"],
    [
      "an inline schema with three fields",
      { response: { properties: { a: {}, b: {}, c: {} } } },
      "getSession has an inline schema that is too complex",
    ],
    ["a success response for a range of statuses", { status: "2XX" }, "getSession must have exactly one success"],
  ])("%s", (_title, changes, message) => {
    expect(() => readOperations(contractOf({ ...base, ...changes }))).toThrow(message);
  });

  test("two success responses", () => {
    const contract = contractOf(base);
    const get = contract.paths?.["/sessions/{id}"]?.get;
    Object.assign(get?.responses ?? {}, { 202: get?.responses?.["200"] });
    expect(() => readOperations(contract)).toThrow("getSession must have exactly one success");
  });

  test("a body that is not JSON, even if it is optional", () => {
    const contract = contractOf({ ...base, endpoint: "POST /sessions/{id}", body: true });
    Object.assign(contract.paths?.["/sessions/{id}"]?.post?.requestBody ?? {}, { content: { "text/plain": {} } });
    expect(() => readOperations(contract)).toThrow("getSession has a request body that is not JSON");
  });

  test("an undeclared path parameter", () => {
    const contract = contractOf(base);
    const [parameter] = contract.paths?.["/sessions/{id}"]?.get?.parameters ?? [];
    Object.assign(parameter ?? {}, { in: "query" });
    expect(() => readOperations(contract)).toThrow("getSession does not declare the path parameter {id}");
  });
});

const minimal = { servers: [{ url: "https://api.example.com/v1" }], "x-rate-limits": { headers: {}, limits: [] } };

test.each([
  ["servers", "server"],
  ["x-rate-limits", "x-rate-limits"],
])("rejects a contract without %s", (key, message) => {
  expect(() => generateConstants({ ...minimal, [key]: undefined } as unknown as Contract, "1.2.3")).toThrow(message);
});

test("writes a small schema as an inline type", () => {
  const field = { type: "string" };
  const [operation] = readOperations(
    contractOf({ ...base, response: { type: "object", required: ["a"], properties: { a: field, b: field } } }),
  );
  expect(operation?.success.type).toBe("{ a: string; b?: string }");
});

test("assigns an operation to org only if its path starts with {org_id}", () => {
  const [operation] = readOperations(contractOf({ ...base, endpoint: "POST /sessions/{id}/to/{org_id}" }));
  expect(operation?.name.receiver).toBe("crewkit");
});

interface TestOperation {
  endpoint: string;
  operationId: string;
  query?: object[];
  /** The schema of path parameters. */
  path: object;
  body?: true;
  /** The schema of the success response. */
  response: object;
  status?: string;
}

function contractOf({
  endpoint,
  operationId,
  query = [],
  path: schema,
  body,
  response,
  status = "200",
}: TestOperation) {
  const [method = "", path = ""] = endpoint.split(" ");
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const operation = {
    operationId,
    tags: ["Sessions"],
    parameters: [...names.map((name) => ({ name, in: "path", schema })), ...query],
    ...(body && { requestBody: { content: json(ref("SessionEnd")) } }),
    responses: { [status]: { description: "Done.", content: json(response) } },
  };
  return {
    paths: { [path]: { [method.toLowerCase()]: operation } },
    components: { schemas: { Session: {}, SessionEnd: {}, Uuid: { format: "uuid" }, PageMeta: {} } },
  } as unknown as Contract;
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: object): object {
  return { "application/json": { schema } };
}

import type { Contract } from "@crewkit/openapi";
import { describe, expect, test } from "vitest";
import { readOperations } from "./operation.ts";

const q = { name: "q", in: "query", required: true, schema: { type: "string" } };
const page = { properties: { data: { type: "array", items: ref("Session") }, meta: ref("PageMeta") } };
const pageParameter = { name: "page", in: "query", schema: { type: "integer" } };
const base = { operationId: "getSession", endpoint: "GET /sessions/{id}", path: ref("Uuid"), response: ref("Session") };

describe("rejects an operation that the client does not support, and says what to change", () => {
  test.each<[string, Partial<SmallOperation>, string]>([
    [
      "an id that is not a UUID",
      { path: { type: "string" } },
      "of UUIDs in a path, and no others, to end in `id`. {id}",
    ],
    ["a UUID with another name", { endpoint: "GET /sessions/{key}" }, "to end in `id`. {key} does not"],
    [
      "a link next to data",
      { response: { properties: { data: ref("Session"), next: {} } } },
      "answers data,next, which is",
    ],
    ["a list without pages", { response: page }, "getSession answers a page, but has no parameter `page`"],
    [
      "a page whose data is not a list",
      { response: { properties: { data: ref("Session"), meta: ref("PageMeta") } }, query: [pageParameter] },
      "getSession answers a page whose `data` is no list",
    ],
    ["a query and a body", { query: [q], body: true }, "getSession takes a query and a body"],
    ["a header", { query: [{ ...q, name: "Idempotency-Key", in: "header" }] }, "Idempotency-Key in its header"],
    [
      "three fields without a name",
      { response: { properties: { a: {}, b: {}, c: {} } } },
      "getSession: give this schema",
    ],
    ["a success without a status of its own", { status: "2XX" }, "getSession must have one success"],
  ])("%s", (_title, given, message) => {
    expect(() => readOperations(contractOf({ ...base, ...given }))).toThrow(message);
  });

  test("two successes", () => {
    const contract = contractOf(base);
    const get = contract.paths?.["/sessions/{id}"]?.get;
    Object.assign(get?.responses ?? {}, { 202: get?.responses?.["200"] });
    expect(() => readOperations(contract)).toThrow("getSession must have one success");
  });

  test("a body that is not JSON, even if it is optional", () => {
    const contract = contractOf({ ...base, endpoint: "POST /sessions/{id}", body: true });
    Object.assign(contract.paths?.["/sessions/{id}"]?.post?.requestBody ?? {}, { content: { "text/plain": {} } });
    expect(() => readOperations(contract)).toThrow("getSession has a request body that is no JSON");
  });

  test("a path parameter that is described as one of the query", () => {
    const contract = contractOf(base);
    const [parameter] = contract.paths?.["/sessions/{id}"]?.get?.parameters ?? [];
    Object.assign(parameter ?? {}, { in: "query" });
    expect(() => readOperations(contract)).toThrow("getSession does not describe {id} of its path");
  });
});

test("writes the fields of a small schema, optional ones included", () => {
  const field = { type: "string" };
  const [operation] = readOperations(
    contractOf({ ...base, response: { type: "object", required: ["a"], properties: { a: field, b: field } } }),
  );
  expect(operation?.success.type).toBe("{ a: string; b?: string }");
});

test("only an operation whose path begins with an organization belongs to it", () => {
  const [operation] = readOperations(contractOf({ ...base, endpoint: "POST /sessions/{id}/to/{org_id}" }));
  expect(operation?.name.receiver).toBe("crewkit");
});

/** An operation, and its parts that a test changes. */
interface SmallOperation {
  endpoint: string;
  operationId: string;
  query?: object[];
  /** The schema of the path's parameters. */
  path: object;
  body?: true;
  /** The schema of the success. */
  response: object;
  status?: string;
}

/** A contract of one operation, of the tag Sessions. */
function contractOf({
  endpoint,
  operationId,
  query = [],
  path: schema,
  body,
  response,
  status = "200",
}: SmallOperation) {
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

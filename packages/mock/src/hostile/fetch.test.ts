import { expect, test, vi } from "vitest";
import { createMock } from "../index.ts";
import { bodies, bytesOf, type HostileRequest, headersOf, projects } from "../testing/hostile.ts";
import { expectApiResponse } from "../testing/server.ts";

const mock = createMock({ limits: false });

const get = (name: string, target: string, status: number): HostileRequest => ({ name, target, status });

const targets: HostileRequest[] = [
  get("%zz in an id", `${projects}/%zz`, 400),
  get("a lone percent sign", `${projects}/%`, 400),
  get("invalid UTF-8 in an id", `${projects}/%ff`, 400),
  get("a lone surrogate in an id", `${projects}/%ed%a0%80`, 400),
  get("NUL in an id", `${projects}/%00`, 404),
  get("an encoded slash", `${projects}%2f0b1f7a52-7c3e-4d51-9a38-3f0f5cf1d001`, 404),
  get("encoded dots", `${projects}/%2e%2e%2f%2e%2e`, 404),
  get("a dot as an id", `${projects}/.`, 404),
  get("backslashes", "/..\\..\\windows", 404),
  get("__proto__ as an id", `${projects}/__proto__`, 404),
  get("constructor as an organization", "/api/v1/constructor/projects", 404),
  get("a malformed organization", "/api/v1/1/projects", 404),
  get("an unknown organization", "/api/v1/00000000-0000-4000-8000-000000000000/projects", 403),
  get("only the base path", "/api/v1", 404),
  get("two slashes at the beginning", "//api/v1/health", 404),
  get("the base path in uppercase", "/API/V1/health", 404),
  get("a long path", `/api/v1/${"a".repeat(10_000)}`, 404),
  get("a page of -0", `${projects}?page=-0`, 400),
  get("a page beyond 2^64", `${projects}?page=36893488147419103232`, 400),
  get("NUL as a page", `${projects}?page=%00`, 400),
  get("%zz as a page", `${projects}?page=%zz`, 400),
  get("a duplicate parameter, once encoded", `${projects}?page=1&%70age=2`, 400),
  get("__proto__ in the query", `${projects}?__proto__=1&__proto__[page]=2`, 200),
  get("constructor in the query", `${projects}?constructor=1&page=x`, 400),
  get("many parameters", `${projects}?${"a=1&".repeat(2500)}page=x`, 400),
  get("only separators", `${projects}?&&==&=&page=x`, 400),
];

const withAuthorization = (name: string, ...values: string[]): HostileRequest => ({
  name: `Authorization: ${name}`,
  status: 401,
  headers: values.map((value) => ["Authorization", value]),
});
const withContentType = (name: string, status: number, ...values: string[]): HostileRequest => ({
  name: `Content-Type: ${name}`,
  status,
  method: "POST",
  target: projects,
  headers: values.map((value) => ["Content-Type", value]),
  body: "{}",
});
const withPrefer = (value: string, status: number): HostileRequest => ({
  name: `Prefer: ${value.slice(0, 40)}`,
  status,
  headers: [["Prefer", value]],
});
const input = (
  name: string,
  status: number,
  method: string,
  headers: HostileRequest["headers"] = [],
): HostileRequest => ({
  name,
  status,
  method,
  headers,
});

const origin: [string, string] = ["Origin", "null"];

const headers: HostileRequest[] = [
  withAuthorization("empty", ""),
  withAuthorization("only the scheme", "Bearer"),
  withAuthorization("another scheme", "Basic YTpi"),
  withAuthorization("two tokens", "Bearer mock.ada.token mock.ada.token"),
  withAuthorization("twice", "Bearer mock.ada.token", "Bearer mock.ada.token"),
  withAuthorization("__proto__", "Bearer __proto__"),
  withAuthorization("many spaces", `Bearer${" ".repeat(10_000)}a b`),
  withContentType("empty", 400, ""),
  withContentType("a form", 400, "application/x-www-form-urlencoded"),
  withContentType("punctuation", 400, ";;;="),
  withContentType("twice", 400, "application/json", "application/json"),
  withContentType("in uppercase", 422, "APPLICATION/JSON"),
  withContentType("with a charset", 422, "application/json; charset=utf-8"),
  withContentType("with an uppercase charset", 422, 'application/json;CHARSET="UTF-8"'),
  withContentType("with an unknown charset", 422, "application/json; charset=klingon"),
  withPrefer("code=404, code=__proto__", 400),
  withPrefer("__proto__=1; constructor=2", 200),
  withPrefer(",;=,\"'", 200),
  withPrefer("a-".repeat(5000), 200),
  input("OPTIONS without preflight headers", 404, "OPTIONS"),
  input("OPTIONS with only an Origin", 404, "OPTIONS", [origin]),
  input("a preflight for an invalid method", 200, "OPTIONS", [origin, ["Access-Control-Request-Method", "?"]]),
  input("PROPFIND", 404, "PROPFIND"),
  { ...input("DELETE with a binary body", 404, "DELETE"), body: Buffer.from([255, 0, 254]) },
];

const before = mock.snapshot().records;

test.each([...bodies, ...targets, ...headers])("returns $status for $name", async (request) => {
  const { method = "GET", target = projects, status, body } = request;
  const response = await mock.fetch(`http://crewkit.test${target}`, {
    method,
    headers: headersOf(request),
    ...(body !== undefined && { body: new Uint8Array(bytesOf(request)) }),
  });
  expect(response.status).toBe(status);
  expectApiResponse({ status, headers: Object.fromEntries(response.headers), body: await response.text() });
});

test("changes no records", () => {
  expect(mock.snapshot().records).toEqual(before);
});

test("stops reading an endless body at the limit", async () => {
  const cancel = vi.fn();
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
    cancel,
  });
  const request = {
    method: "POST",
    body: endless,
    duplex: "half",
    headers: { Authorization: "Bearer mock.ada.token" },
  };
  const response = await mock.fetch(`http://crewkit.test${projects}`, request);
  expect(await response.json()).toEqual({ error: "The request body is too large" });
  expect(cancel).toHaveBeenCalledOnce();
});

test.each(["constructor", "__proto__", "BREW"])("returns 404 for the method %s", async (method) => {
  expect((await mock.fetch("http://crewkit.test/api/v1/health", { method })).status).toBe(404);
});

test.each([
  ["before it is sent", true],
  ["while it is sent", false],
])("does not handle a request with an endless body that is aborted %s", async (_, isAbortedBefore) => {
  mock.clearRequests();
  const abort = new AbortController();
  if (isAbortedBefore) abort.abort();
  const pull = () => {
    setImmediate(() => abort.abort());
    return new Promise<void>(() => {});
  };
  const request = { method: "POST", body: new ReadableStream({ pull }), duplex: "half", signal: abort.signal };
  await expect(mock.fetch(`http://crewkit.test${projects}`, request)).rejects.toThrow(/abort/i);
  expect(mock.requests()).toEqual([]);
});

test("rejects an aborted request without waiting for its response", async () => {
  mock.faults.add({ operation: "getHealth", delay_ms: 3_600_000 });
  const aborted = mock.fetch("http://crewkit.test/api/v1/health", { signal: AbortSignal.abort() });
  await expect(aborted).rejects.toThrow(/abort/i);
  mock.faults.clear();
});

test.each(["text", 0])("rejects a body stream with the chunk %j, like the global `fetch`", async (chunk) => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(chunk);
      controller.close();
    },
  });
  const request = { method: "POST", body, duplex: "half" };
  await expect(mock.fetch(`http://crewkit.test${projects}`, request)).rejects.toThrow(TypeError);
});

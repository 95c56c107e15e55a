import { expect, test, vi } from "vitest";
import { acme } from "../testing/control.ts";
import { expectApiResponse } from "../testing/server.ts";
import { createMock } from "../web.ts";

/** A malformed or unusual request, and the expected status. */
interface HostileRequest {
  name: string;
  status: number;
  method?: string;
  /** The request target. Default: the list of projects. */
  target?: string;
  /** Override the default headers of the same name. Names may repeat. */
  headers?: [name: string, value: string][];
  body?: BodyInit;
}

const mock = createMock({ limits: false });

const projects = `/api/v1/${acme}/projects`;

const create = (name: string, body: BodyInit, status: number, others?: Partial<HostileRequest>): HostileRequest => {
  return { name, status, method: "POST", body, ...others };
};
const register = { target: "/api/v1/auth/passkey/register" };

const depth = 100_000;
const nested = "[".repeat(depth) + "]".repeat(depth);
const credential = (extra: string) =>
  `{"name":"Key","credential":{"id":"a","rawId":"a","type":"public-key","response":{"clientDataJSON":"a","attestationObject":"a"},${extra}}}`;
const slug = '"slug":"a-b"';

// The conformance suite sends malformed JSON, other media types, undecodable ids and repeated parameters.
const bodies: HostileRequest[] = [
  create("only spaces", "   ", 400),
  create("a byte order mark", "\ufeff{}", 422),
  create("UTF-16", Buffer.from('\ufeff{"name":"a"}', "utf16le"), 400),
  create("invalid UTF-8", Buffer.from(`{"name":"\xff",${slug}}`, "latin1"), 400),
  create("a lone surrogate", `{"name":"\\ud800",${slug}}`, 422),
  create("__proto__", `{"name":"a",${slug},"__proto__":{"admin":true}}`, 422),
  create("constructor", `{"name":"a",${slug},"constructor":{"prototype":{"admin":true}}}`, 422),
  create("a duplicate key with an invalid second value", `{"name":"a","name":7,${slug}}`, 422),
  create("deep nesting in a known field", `{"name":${nested},${slug}}`, 422),
  create("many items in a field", `{"name":[${"{},".repeat(99_999)}{}],${slug}}`, 422),
  create("too many values", `[${"[],".repeat(150_000)}[]]`, 400),
  create("many commas and brackets in a text", `{"name":"${',\\"['.repeat(300_000)}",${slug}}`, 422),
  create("many fields", `{${Array.from({ length: 20_000 }, (_, each) => `"f${each}":1`).join()}}`, 422),
  create("a long text", `{"name":"${"a".repeat(1_000_000)}",${slug}}`, 422),
  create("a long text for a pattern", `{"name":"a","slug":"${"a-".repeat(500_000)}!"}`, 422),
  create("deep nesting in a free-form field", credential(`"more":${nested}`), 422, register),
  create("gzip", "null", 400, { headers: [["Content-Encoding", "gzip"]] }),
];

const get = (name: string, target: string, status: number): HostileRequest => ({ name, target, status });

const targets: HostileRequest[] = [
  get("invalid UTF-8 in an id", `${projects}/%ff`, 400),
  get("NUL in an id", `${projects}/%00`, 404),
  get("an encoded slash", `${projects}%2f0b1f7a52-7c3e-4d51-9a38-3f0f5cf1d001`, 404),
  get("__proto__ as an id", `${projects}/__proto__`, 404),
  get("constructor as an organization", "/api/v1/constructor/projects", 404),
  get("two slashes at the beginning", "//api/v1/health", 404),
  get("the base path in uppercase", "/API/V1/health", 404),
  get("a long path", `/api/v1/${"a".repeat(10_000)}`, 404),
  get("a page of -0", `${projects}?page=-0`, 400),
  get("%zz as a page", `${projects}?page=%zz`, 400),
  get("a question mark in the query", `${projects}?to=http://x/y&page=1?`, 400),
  get("a duplicate parameter, once encoded", `${projects}?page=1&%70age=2`, 400),
  get("__proto__ in the query", `${projects}?__proto__=1&__proto__[page]=2`, 200),
  get("many parameters", `${projects}?${"a=1&".repeat(2500)}page=x`, 400),
];

const withHeader = (header: string, status: number, name: string, ...values: string[]): HostileRequest => ({
  name: `${header}: ${name}`,
  status,
  headers: values.map((value) => [header, value]),
});
const withAuthorization = (...named: [name: string, ...values: string[]]) => withHeader("Authorization", 401, ...named);
const withPrefer = (value: string, status: number) => withHeader("Prefer", status, value.slice(0, 40), value);
const withContentType = (name: string, status: number, ...values: string[]): HostileRequest => ({
  ...withHeader("Content-Type", status, name, ...values),
  method: "POST",
  body: "{}",
});

const headers: HostileRequest[] = [
  withAuthorization("empty", ""),
  withAuthorization("only the scheme", "Bearer"),
  withAuthorization("two tokens", "Bearer mock.ada.token mock.ada.token"),
  withAuthorization("twice", "Bearer mock.ada.token", "Bearer mock.ada.token"),
  withAuthorization("__proto__", "Bearer __proto__"),
  withAuthorization("many spaces", `Bearer${" ".repeat(10_000)}a b`),
  withContentType("empty", 400, ""),
  withContentType("twice", 400, "application/json", "application/json"),
  withPrefer("code=404, code=__proto__", 400),
  withPrefer("__proto__=1; constructor=2", 200),
  withPrefer(",;=,\"'", 200),
  withPrefer("a-".repeat(5000), 200),
  { name: "OPTIONS without preflight headers", status: 404, method: "OPTIONS" },
  { name: "OPTIONS with only an Origin", status: 404, method: "OPTIONS", headers: [["Origin", "null"]] },
  {
    name: "a preflight for an invalid method",
    status: 200,
    method: "OPTIONS",
    headers: [
      ["Origin", "null"],
      ["Access-Control-Request-Method", "?"],
    ],
  },
  ...["constructor", "__proto__", "PROPFIND"].map((method) => ({ name: `the method ${method}`, status: 404, method })),
  { name: "DELETE with a binary body", status: 404, method: "DELETE", body: Buffer.from([255, 0, 254]) },
];

const before = mock.snapshot().records;

test.each([...bodies, ...targets, ...headers])("returns $status for $name", async (request) => {
  const { method = "GET", target = projects, status, body = null, headers = [] } = request;
  const sent = new Headers({
    Authorization: "Bearer mock.ada.token",
    ...(body && { "Content-Type": "application/json" }),
  });
  for (const [name] of headers) sent.delete(name);
  for (const [name, value] of headers) sent.append(name, value);
  const response = await mock.fetch(`http://crewkit.test${target}`, { method, headers: sent, body });
  expect(response.status).toBe(status);
  expectApiResponse({ status, headers: Object.fromEntries(response.headers), body: await response.text() });
});

test("changes no records", () => {
  expect(mock.snapshot().records).toEqual(before);
});

const post = (init: RequestInit) =>
  mock.fetch(`http://crewkit.test${projects}`, { method: "POST", duplex: "half", ...init } as RequestInit);

test("stops reading an endless body at the limit", async () => {
  const cancel = vi.fn();
  const pull = (controller: ReadableStreamDefaultController) => controller.enqueue(new Uint8Array(1_000_000));
  const response = await post({ body: new ReadableStream({ pull, cancel }) });
  expect(await response.json()).toEqual({ error: "The request body is too large" });
  expect(cancel).toHaveBeenCalledOnce();
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
  await expect(post({ body: new ReadableStream({ pull }), signal: abort.signal })).rejects.toThrow(/abort/i);
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
  await expect(post({ body })).rejects.toThrow(TypeError);
});

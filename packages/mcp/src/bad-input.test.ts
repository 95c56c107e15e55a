import { spawn } from "node:child_process";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { type CrewkitOptions, createCrewkit } from "@crewkit/client";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type HttpServer, serveHttp } from "./index.ts";
import { connect, type TestClient } from "./testing/client.ts";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const playbook_id = "0a6aa06b-80f6-4736-9f1d-c7595f07812b";
const long = "x".repeat(10_000_000);
const call = (operationId: string, parameters: unknown, more = {}) => ({ operationId, parameters, ...more });
const sessions = (parameters: object, more = {}) => call("listSessions", { org_id, ...parameters }, more);
const session = (id: string) => call("getSession", { org_id, id });
const project = (body: unknown) => call("createProject", { org_id }, { body });
const convention = (fields: object) => {
  const body = { category: "architecture", key: "new", value: "New.", ...fields };
  return call("createConvention", { playbook_id }, { body });
};

async function expectAlive({ callTool }: TestClient): Promise<void> {
  expect((await callTool("search_operations", { query: "list sessions" })).texts[0]).toContain("- listSessions: ");
}

describe("invalid arguments", () => {
  let client: TestClient;
  beforeAll(async () => {
    client = await connect({ access: "delete" });
  });
  afterAll(() => client.close());

  const id = 'parameters.id must match format "uuid" (string). Example: ';
  const name = "body.name must be a single line without control characters";
  const proto = JSON.parse('{"__proto__":1}');
  test.each<[string, object, string | RegExp]>([
    ["an unknown operation", call("listSession", {}), /no operation "listSession"\. Similar operations: listS/],
    ["the operation __proto__", call("__proto__", {}), 'There is no operation "__proto__".'],
    ["the operation constructor", call("constructor", {}), 'There is no operation "constructor".'],
    ["the operation ../", call("../", {}), 'There is no operation "../". Find operations with search_operations.'],
    ["an empty operation", call("", {}), 'There is no operation "".'],
    ["a long operation", call(long, {}), "arguments.operationId must NOT have more than 200 characters (string)."],
    ["no operation", {}, "arguments.operationId is missing."],
    ["a missing parameter", call("listSessions", {}), `parameters.org_id is missing. Example: "${org_id}"`],
    ["an extra parameter", sessions({ limit: 5 }), /parameters\.limit is unknown\. listSessions has org_id, page, /],
    ["the parameter __proto__", call("listOrganizations", proto), "parameters.__proto__ is unknown."],
    ["a long parameter", sessions({ [long]: 1 }), "parameters.xxx"],
    ["a string for a number", sessions({ page: "2" }), "parameters.page must be integer."],
    ["a number that is too large", sessions({ per_page: 1000 }), "parameters.per_page must be <= 100 (integer)."],
    ["an unknown period", call("getAnalyticsTimeseries", { org_id, period: "year" }), /period must .*: hourly, da/],
    ["parameters that are a string", call("listSessions", "org_id"), "arguments.parameters must be object."],
    ["parameters that are a list", call("listSessions", [org_id]), "arguments.parameters must be object."],
    ["an unknown argument", sessions({}, { page: 2 }), "arguments.page is unknown. The fields are operationId, para"],
    ["a missing body", call("createProject", { org_id }), 'body is missing. Example: {"name":"Checkout"'],
    ["a body of a GET", sessions({}, { body: {} }), "body is not allowed, because listSessions has no body."],
    ["a body that is a string", project("Payments"), "arguments.body must be object."],
    ["a missing field", project({ name: "Payments" }), "body.slug is missing."],
    ["an unknown field", project({ name: "P", slug: "pay", a: 1 }), "body.a is unknown. The fields are name, slug"],
    ["a field of another type", project({ name: 5, slug: "pay" }), 'body.name must be string. Example: "Checkout"'],
    ["a field that is too long", project({ name: long, slug: "pay" }), "body.name must NOT have more than 100"],
    ["a field with two lines", project({ name: "a\nb", slug: "pay" }), name],
    ["a field with a null byte", project({ name: "a\0b", slug: "pay" }), name],
    ["a slug with spaces", project({ name: "P", slug: "p a y" }), /body\.slug must .*Example: "checkout"/],
    ["an unknown enum value", convention({ category: "money" }), /body\.category must be .*: architecture/],
    ["an item of another type", convention({ anti_patterns: [5] }), "body.anti_patterns.0 must be string."],
    ["the path ../../auth/me", session("../../auth/me"), id],
    ["the path %2e%2e", session("%2e%2e"), id],
    ["a newline in an ID", session(`${org_id}\n`), id],
    ["a null byte in an ID", session("\0"), id],
    ["quotes in an ID", session("\"' OR 1=1 --"), id],
    ["a short token", call("getInvitation", { token: ".." }), "parameters.token must NOT have fewer than 36"],
    [
      "a path as a token",
      call("getInvitation", { token: "../../auth/me".padEnd(36, "?") }),
      'must match pattern "^inv_[A-Za-z0-9_-]{32}$"',
    ],
    ["fields that are a string", sessions({}, { fields: "id" }), "arguments.fields must be array."],
  ])("call_operation explains %s", async (_, args, message) => {
    const { texts, isError } = await client.callTool("call_operation", args);
    expect(texts.join("\n")).toMatch(message);
    expect(isError).toBe(true);
    expect(texts.join("\n").length).toBeLessThan(5000);
    expect(client.mock.requests()).toEqual([]);
    await expectAlive(client);
  });

  test.each<[string, object, string | RegExp]>([
    ["search_operations", {}, "arguments.query is missing."],
    ["search_operations", { query: long }, "arguments.query must NOT have more than 200 characters (string)."],
    ["search_operations", { query: "a", tag: "Teams" }, /arguments\.tag must .*: Authentication, Organizations, /],
    ["describe_operation", { operationId: "nope" }, 'There is no operation "nope".'],
    ["read_guide", { name: "../reference" }, /arguments\.name must .*: analytics, /],
    ["call_operation", sessions({}, { fields: ["costs"] }), /there is no field "costs"\. The fields are id, run_id, /],
    ["call_operation", sessions({}, { fields: ["user.age"] }), 'there is no field "age". The fields are id, name.'],
    ["call_operation", sessions({}, { fields: ["__proto__"] }), 'there is no field "__proto__". The fields are id, '],
  ])("%s explains an invalid argument", async (tool, args, message) => {
    const { texts, isError } = await client.callTool(tool, args);
    expect(texts.join("\n")).toMatch(message);
    expect(isError).toBe(true);
    await expectAlive(client);
  });
});

describe("failed requests", () => {
  type Fetch = NonNullable<CrewkitOptions["fetch"]>;
  const noResponse: Fetch = (_, init) =>
    new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
  const noConnection = () => Promise.reject(new TypeError("fetch failed"));
  const hanging = { retries: 0, attemptTimeout: 1, fetch: noResponse };
  const payments = project({ name: "Payments", slug: "pay" });
  const unknown = "00000000-0000-4000-8000-000000000000";
  const rateLimit = { status: 429, headers: { "Retry-After": "900" } };

  test.each<[string, CrewkitOptions, object | undefined, object, RegExp]>([
    [
      "401",
      { token: "old" },
      undefined,
      sessions({}),
      /status 401: .*Meaning: .*A user has to sign in: set CREWKIT_T/s,
    ],
    ["403", { token: "mock.dana.token" }, undefined, payments, /status 403: .*needs the permission level admin/s],
    ["404", {}, undefined, session(unknown), /status 404: .*Do not retry\. Discard the ID/s],
    ["422", {}, undefined, project({ name: "P", slug: "checkout" }), /status 422: .*\n- slug .*`details`/s],
    ["429", {}, rateLimit, sessions({}), /status 429: .*Wait 900 seconds, then call again\./s],
    ["500", { retries: 0 }, { status: 500 }, sessions({}), /status 500: .*Retry the request/s],
    ["HTML", { retries: 0 }, { status: 200, body: "<h1>" }, sessions({}), /^listSessions failed/],
    ["no connection", { retries: 0, fetch: noConnection }, undefined, sessions({}), /failed: .*Retry the request/s],
    ["a timeout", hanging, undefined, sessions({}), /failed: Timed out.*Retry the request/s],
    [
      "a timeout of a POST",
      hanging,
      undefined,
      payments,
      /Timed out.*Before you retry the request, check whether it took effect/s,
    ],
  ])("explains %s", async (_, api, fault, args, message) => {
    const client = await connect({ access: "write", api });
    if (fault) client.mock.faults.add(fault);
    const { texts, isError } = await client.callTool("call_operation", args);
    expect(texts.join("\n")).toMatch(message);
    expect(isError).toBe(true);
    await expectAlive(client);
    await client.close();
  });

  test("a canceled call cancels the request", async () => {
    const sent = Promise.withResolvers<AbortSignal>();
    const fetch: Fetch = (input, init) => {
      sent.resolve(init?.signal as AbortSignal);
      return noResponse(input, init);
    };
    const client = await connect({ api: { fetch } });
    const controller = new AbortController();
    const { signal } = controller;
    const result = client.client.callTool({ name: "call_operation", arguments: sessions({}) }, { signal });
    const requestSignal = await sent.promise;
    controller.abort("not needed");
    await expect(result).rejects.toThrow("not needed");
    await expect.poll(() => requestSignal.aborted).toBe(true);
    await expectAlive(client);
    await client.close();
  });
});

const message = (method: string, params?: object, id: unknown = 1) =>
  JSON.stringify({ jsonrpc: "2.0", id, method, ...(params && { params }) });
const search = (query: string) => message("tools/call", { name: "search_operations", arguments: { query } });
const clientInfo = { name: "test", version: "1.0.0" };
const initialize = message("initialize", { protocolVersion: "2025-11-25", capabilities: {}, clientInfo });
const pong = { result: {}, jsonrpc: "2.0", id: 1 };

test("the server on stdio explains each invalid line, and continues", async () => {
  const cases: [line: string, id: number | null, code: number, message: string][] = [
    ["{not json", null, -32700, "The line is not JSON: "],
    ["\0", null, -32700, "The line is not JSON: "],
    ["null", null, -32600, 'The line is not a JSON-RPC message with "jsonrpc": "2.0", a method and an id.'],
    [message("ping", {}, {}), null, -32600, "The line is not a JSON-RPC message"],
    [message("ping").replace("2.0", "1.0"), 1, -32600, "The line is not a JSON-RPC message"],
    [`[${message("ping")}]`, null, -32600, "Batches are not supported. Send each message in its own line."],
    [message("nope"), 1, -32601, "Method not found"],
    [message("tools/call", { name: "list_sessions" }), 1, -32602, "Tool list_sessions not found"],
    [message("prompts/get", { name: "nope" }), 1, -32602, "Prompt nope not found"],
    [message("prompts/get", { name: "run-an-experiment", arguments: { org_id: 5 } }), 1, -32603, "org_id"],
    [search(long), null, -32600, "The message is too long. The maximum is 4194304 characters."],
  ];
  const child = spawn(process.execPath, [join(import.meta.dirname, "cli.ts"), "--mock"]);
  onTestFinished(() => void child.kill());
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const send = async (line: string) => {
    child.stdin.write(`${line}\n`);
    return JSON.parse((await lines.next()).value ?? "");
  };
  await send(initialize);
  for (const [line, id, code, explanation] of cases) {
    const { error, ...response } = await send(line);
    expect(response).toEqual({ jsonrpc: "2.0", id });
    expect(error).toEqual({ code, message: expect.stringContaining(explanation) });
    expect(await send(message("ping"))).toEqual(pong);
  }
  // JSON can contain these characters, which other programs treat as the end of a line.
  expect(await send(search("\u2028\u0085sessions"))).toMatchObject({ id: 1, result: { content: [{ type: "text" }] } });
  child.stdin.end();
  expect(await once(child, "exit")).toEqual([0, null]);
});

describe("over HTTP", () => {
  let server: HttpServer;
  const connection: Record<string, string> = {};
  beforeAll(async () => {
    server = await serveHttp({ crewkit: createCrewkit({ token: "unused" }), port: 0 });
    connection.authorization = `Bearer ${server.token}`;
    const response = await send({}, initialize);
    connection["mcp-session-id"] = String(response.headers["mcp-session-id"]);
  });
  afterAll(() => server.close());

  const send = async (headers: object, body: string, path = "") => {
    const defaults = { "content-type": "application/json", accept: "application/json, text/event-stream" };
    const options = { method: "POST", headers: { ...defaults, ...connection, ...headers } };
    // Unlike `fetch`, it can send another Host.
    const outgoing = request(`${server.url}${path}`, options).end(body);
    const [response] = (await once(outgoing, "response")) as [IncomingMessage];
    return { status: response.statusCode, headers: response.headers, text: await text(response) };
  };

  const ping = message("ping");
  test.each<[string, object, string, number, string, string?]>([
    ["Host", { host: "crewkit.example" }, ping, 403, "Invalid Host: crewkit.example"],
    ["Origin", { origin: "https://crewkit.example" }, ping, 403, "Invalid Origin: crewkit.example"],
    ["token", { authorization: "Bearer old" }, ping, 401, "Send the token that the server printed"],
    ["path", {}, ping, 404, "The endpoint is /mcp.", "/other"],
    ["session", { "mcp-session-id": "old" }, ping, 404, "Session not found. Initialize a new session."],
    ["version of MCP", { "mcp-protocol-version": "2020-01-01" }, ping, 400, "2025-11-25"],
    ["content type", { "content-type": "text/plain" }, ping, 415, "Content-Type must be application/json"],
    ["Accept", { accept: "application/json" }, ping, 406, "must accept both application/json and text/event-stream"],
    ["JSON", {}, "{not json", 400, "Parse error"],
    ["message", {}, "{}", 400, "the request body is not a valid JSON-RPC message"],
    // The server responds before the body is sent.
    ["size", { "content-length": long.length }, "", 413, "4194304"],
  ])("explains an invalid %s", async (_, headers, body, status, explanation, path) => {
    const response = await send(headers, body, path);
    expect(response.text).toContain(explanation);
    expect(response.status).toBe(status);
    expect((await send({}, ping)).text).toContain(JSON.stringify(pong));
  });
});

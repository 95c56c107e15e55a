import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { readContract } from "@crewkit/openapi/node";
import { afterAll, describe, expect, test, vi } from "vitest";
import { startMock } from "./index.ts";
import { createRefusals } from "./refusals.ts";
import { createEdge } from "./server.ts";

const mock = await startMock();
afterAll(() => mock.close());

const org = mock.firstCall.organizationId;
const headers = { Authorization: `Bearer ${mock.firstCall.token}`, "Content-Type": "application/json" };
const limits = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];

const noBody = { error: "Validation failed: body can't be blank", details: { body: ["can't be blank"] } };

async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(mock.url + path, { headers, signal: AbortSignal.timeout(2000), ...init });
  expect(response.headers.get("Content-Type")).toBe("application/json");
  for (const name of limits) expect(response.headers.get(name), name).toMatch(/^\d+$/);
  return { status: response.status, body: await response.json() };
}

describe("answers", () => {
  test("a list is the contract's example, in the published envelope", async () => {
    const { status, body } = await call(`/${org}/projects`);
    expect(status).toBe(200);
    expect(body.data).toHaveLength(3);
    expect(body.meta).toEqual({ current_page: 1, total_pages: 1, total_count: 3 });
  });

  test("whatever `Accept` says, the answer is JSON", async () => {
    expect((await call("/health", { headers: { Accept: "text/html" } })).status).toBe(200);
  });

  test("a body that the operation does not take is ignored", async () => {
    expect((await call("/auth/device", { method: "POST", body: "{}" })).status).toBe(200);
    expect((await call("/auth/logout", { method: "DELETE", body: "{}" })).status).toBe(200);
  });

  test("`bearer` is the scheme `Bearer`", async () => {
    expect((await call("/auth/me", { headers: { Authorization: "bearer any" } })).status).toBe(200);
  });

  test("`Prefer` asks for any documented answer, by status and by example, with no token", async () => {
    const slow = { method: "POST", headers: { Prefer: "code=400, example=slowDown" } };
    expect(await call("/auth/token", slow)).toEqual({ status: 400, body: { error: "slow_down" } });
    const running = await call(`/${org}/sessions/${org}`, { headers: { Prefer: "example=running" } });
    expect(running.body.data.ended_at).toBeNull();
  });

  test("`Prefer: dynamic=true` makes up an answer from the schema", async () => {
    const { body } = await call("/auth/me", { headers: { ...headers, Prefer: "dynamic=true" } });
    expect(body.user.email).toContain("@");
    expect(body.user.name).not.toBe("Ada Okafor");
  });

  test.each([
    ["code=418", "Prefer: this operation documents no 418"],
    ["example=nope", "Prefer: this operation documents no example nope"],
    ["code=400, example=slowDown", "Prefer: this operation documents no 400 with an example slowDown"],
    ["code=often", "Prefer: code must be a status such as 404, not often"],
    ["dynamic=yes", "Prefer: dynamic must be true or false, not yes"],
  ])("`Prefer: %s` is refused with a reason", async (prefer, error) => {
    expect(await call(`/${org}/projects`, { headers: { Prefer: prefer } })).toEqual({ status: 400, body: { error } });
  });
});

describe("refusals speak the API's form and name what was wrong", () => {
  test.each([
    ["no token", `/${org}/projects`, { headers: {} }, 401, { error: "Missing access token" }],
    ["an unknown path", "/nowhere", {}, 404, { error: "Not found" }],
    ["a wrong method", "/health", { method: "PUT" }, 404, { error: "Not found" }],
    ["a malformed id", "/nobody/projects", {}, 404, { error: "Not found" }],
    ["no body where one is needed", `/${org}/projects`, { method: "POST" }, 422, noBody],
    ["null where a body is needed", `/${org}/projects`, { method: "POST", body: "null" }, 422, noBody],
    [
      "a parameter out of bounds",
      `/${org}/projects?per_page=101`,
      {},
      400,
      { error: "Invalid parameter: per_page must be <= 100", details: { per_page: ["must be <= 100"] } },
    ],
    [
      "a body with a missing and an unknown field",
      `/${org}/projects`,
      { method: "POST", body: '{"name":"Payments","slig":"payments"}' },
      422,
      { error: expect.any(String), details: { slug: ["can't be blank"], slig: ["is not known here"] } },
    ],
  ])("%s", async (_name, path, init, status, body) => {
    expect(await call(path, init)).toEqual({ status, body });
  });
});

describe("what hangs or kills Prism never reaches it", () => {
  const post = (body: BodyInit, type = "application/json") => ({
    method: "POST",
    headers: { ...headers, "Content-Type": type },
    body,
  });

  test.each([
    ["malformed JSON", post('{"name":'), "The request body is not valid JSON"],
    ["invalid UTF-8", post(new Uint8Array([0x22, 0xff, 0x22])), "The request body is not valid JSON"],
    ["a gzip body", post(new Uint8Array(gzipSync("{}"))), "The request body is not valid JSON"],
    ["a broken media type", post("{}", ";;;="), "Content-Type must be application/json"],
    ["a form", post("name=x", "application/x-www-form-urlencoded"), "Content-Type must be application/json"],
    ["a body of over 32 MB", post(`"${"x".repeat(32_000_000)}"`), "The request body is too large"],
  ])("%s", async (_name, init, error) => {
    expect(await call(`/${org}/projects`, init)).toEqual({ status: 400, body: { error } });
  });

  test("JSON nested 100,000 levels deep", async () => {
    const body = "[".repeat(100_000) + "]".repeat(100_000);
    expect((await call(`/${org}/projects`, post(body))).status).toBe(422);
  });

  test("a byte order mark is allowed", async () => {
    expect((await call(`/${org}/projects`, post('\uFEFF{"name":"Payments","slug":"payments"}'))).status).toBe(201);
  });

  test.each([
    ["%zz in the path", `GET /api/v1/%zz/projects HTTP/1.1\r\n`, "The request path is not valid percent-encoded UTF-8"],
    ["%ff in the path", `GET /api/v1/%ff/projects HTTP/1.1\r\n`, "The request path is not valid percent-encoded UTF-8"],
    ["no HTTP at all", "hello\r\n", "The request is not valid HTTP"],
    ["64 kB of headers", `GET /api/v1/health HTTP/1.1\r\nX: ${"x".repeat(65536)}\r\n`, "The request is not valid HTTP"],
  ])("%s", async (_name, head, error) => {
    const answer = await raw(`${head}Connection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    for (const name of limits) expect(answer).toContain(`${name}: `);
    expect(answer).toContain(JSON.stringify({ error }));
    expect((await call("/health")).status).toBe(200);
  });
});

test("a failure of ours is a 500 in the API's form, and the cause goes to stderr", async () => {
  const complain = vi.spyOn(console, "error").mockReturnValue();
  const failing = createEdge(() => Promise.reject(new Error("broken")), createRefusals(readContract()), 1);
  await once(failing.listen(0, "127.0.0.1"), "listening");
  const response = await fetch(`http://127.0.0.1:${(failing.address() as AddressInfo).port}`);
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ error: "Internal server error" });
  expect(complain).toHaveBeenCalledWith(expect.objectContaining({ message: "broken" }));
  failing.closeAllConnections();
  failing.close();
});

async function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(mock.url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  socket.setTimeout(2000, () => socket.destroy(new Error("no answer")));
  socket.write(request);
  return text(socket);
}

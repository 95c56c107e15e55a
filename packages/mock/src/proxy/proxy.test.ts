import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test, vi } from "vitest";
import { startMock } from "../adapters/start.ts";
import { acme, callApi, createProject } from "../testing/control.ts";
import { sendBytes } from "../testing/server.ts";
import { createMock, type Mock } from "../web.ts";
import { createForward, explainFailure } from "./forward.ts";

const json = { "Content-Type": "application/json" };
const limits = { "X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "99", "X-RateLimit-Reset": "1796125095" };

async function startTarget(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close().closeAllConnections());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a proxy for a target that always sends the same response. */
async function startProxyFor(body: string, status = 200, headers: object = {}): Promise<Mock> {
  return startProxy(await startTarget((_, out) => out.writeHead(status, { ...json, ...limits, ...headers }).end(body)));
}

async function startProxy(proxy: string, options = {}): Promise<Mock> {
  const mock = await startMock({ proxy, ...options });
  onTestFinished(mock.close);
  return mock;
}

test.each(["origin", "url"] as const)("forwards requests to a target, given its %s", async (name) => {
  const target = await startMock({ limits: false });
  onTestFinished(target.close);
  const proxy = await startProxy(target[name]);
  const statuses = [
    (await createProject(proxy, "payments")).status,
    (await createProject(proxy, "payments")).status,
    (await callApi(proxy, `/${acme}/projects?page=1`)).status,
    (await callApi(proxy, `/${acme}/projects/${acme}`)).status,
    (await callApi(proxy, "/auth/token", { device_code: "x".repeat(30) })).status,
    (await fetch(`${proxy.url}/health`, { method: "HEAD" })).headers.get("Content-Length"),
  ];
  expect(statuses).toEqual([201, 422, 200, 404, 400, "42"]);
  expect(proxy.requests().map(({ violations }) => violations)).toEqual(statuses.map(() => []));
  const unknown = await fetch(`${proxy.origin}/nowhere`);
  expect([unknown.status, unknown.headers.get("X-RateLimit-Remaining")]).toEqual([404, "100"]);
  expect(proxy.people()).toEqual([]);
  expect(target.requests()[0]).toMatchObject({ method: "HEAD", request_headers: { host: new URL(target.url).host } });
});

test("reports each violation with its place", async () => {
  const violationsOf = async (mock: Mock, method: string, path: string, body?: string) => {
    await mock.fetch(mock.url + path, { method, headers: json, ...(body !== undefined && { body }) });
    return mock.requests()[0]?.violations;
  };
  const teapot = await startProxyFor("{}", 418);
  expect(await violationsOf(teapot, "GET", "/nowhere")).toEqual(["request.path: is not in the contract"]);
  expect(await violationsOf(teapot, "PUT", "/health")).toEqual([
    "request.method: PUT is not documented for this path (GET)",
  ]);
  expect(await violationsOf(teapot, "POST", "/7/projects", '{"name":5,"slug":"A","extra":1}')).toEqual([
    "request.path.org_id: must be a UUID",
    "request.headers.authorization: must be a bearer token",
    "request.body.extra: is not recognized",
    "request.body.name: must be a string",
    "request.body.slug: must contain only lowercase letters, digits and single hyphens",
    "response.status: 418 is not documented for createProject (201, 400, 401, 403, 404, 422, 429, 500)",
  ]);
  expect((await violationsOf(teapot, "POST", "/auth/token", "{"))?.[0]).toMatch(/^request\.body: must be valid JSON/);
  const items = [1, 2].map((id) => ({ id, name: "Acme", slug: "A b", plan: "free", created_at: "now", more: 1 }));
  const body = JSON.stringify({ data: items, meta: { current_page: 1, total_pages: 1 } });
  const invalid = await startProxyFor(body, 200, { "X-RateLimit-Limit": "many", "X-RateLimit-Reset": [] });
  expect(await violationsOf(invalid, "GET", `/${acme}/projects?page=1&page=2`)).toEqual([
    "request.query.page: must be given once",
    "request.headers.authorization: must be a bearer token",
    "response.headers.x-ratelimit-limit: must be an integer",
    "response.headers.x-ratelimit-reset: is missing",
    "response.body.data[0].organization_id: is missing or blank",
    "response.body.data[0].project_type: is missing or blank",
    "response.body.data[0].updated_at: is missing or blank",
    "response.body.data[0].id: must be a string",
    "response.body.data[0].slug: must contain only lowercase letters, digits and single hyphens",
    "response.body.data[0].created_at: must be a timestamp such as 2026-11-20T14:00:00Z",
    "response.body.meta.total_count: is missing or blank",
  ]);
  const html = await startProxyFor("<p>", 200, { "Content-Type": "text/html" });
  expect(await violationsOf(html, "GET", "/health")).toEqual([
    "response.headers.content-type: must be application/json, not text/html",
  ]);
  const malformed = await startProxyFor('{"data":');
  expect(await violationsOf(malformed, "GET", "/health")).toEqual(["response.body: must be valid JSON in UTF-8"]);
});

test("filters requests by violations", async () => {
  const proxy = await startProxyFor("{}");
  proxy.faults.add({ operation: "getHealth", status: 200 });
  for (const _ of [1, 2]) await fetch(`${proxy.url}/health`);
  const { data } = await (await fetch(`${proxy.origin}/__mock/requests?violations=true`)).json();
  expect(data).toMatchObject([{ violations: ["response.body.data: is missing or blank"] }]);
  expect(proxy.requests({ violations: false })).toHaveLength(1);
  expect(() => proxy.verify({ violations: true, times: 0 })).toThrow("(matches)\n    response.body.data: is missing");
});

test("returns the response unchanged, without following redirects", async () => {
  const received: unknown[] = [];
  const bytes = new Uint8Array([0, 255, 254]);
  const url = await startTarget(({ url, headers }, out) => {
    received.push([url, headers["x-trace"], headers["x-hop"]]);
    const location = { "Access-Control-Allow-Origin": "https://a.example", Location: "http://other.example/" };
    out.writeHead(307, { ...location, "Content-Encoding": "gzip", "Set-Cookie": ["a=1", "b=2"] });
    out.write(gzipSync(bytes));
    out.end();
  });
  const proxy = await startProxy(url);
  for (const send of [fetch, createMock({ proxy: url }).fetch]) {
    const headers = { "X-Trace": "1", Origin: "http://b.example" };
    const response = await send(`${proxy.url}/%7Bx%7D?a=%20b`, { redirect: "manual", headers });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    const received = [response.status, ...["location", "content-type"].map((name) => response.headers.get(name))];
    expect(received).toEqual([307, "http://other.example/", null]);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  }
  const hops = "GET /api/v1/ HTTP/1.1\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\nX-Trace: 1\r\n\r\n";
  await sendBytes(Number(new URL(proxy.url).port), hops);
  const forwarded = ["/api/v1/%7Bx%7D?a=%20b", "1", undefined];
  expect(received).toEqual([forwarded, forwarded, ["/api/v1/", "1", undefined]]);
});

test("injects faults into forwarded requests", async () => {
  const proxy = await startProxyFor("{}");
  proxy.faults.add({ operation: "getHealth", status: 503, body: "down" });
  proxy.faults.add({ operation: "getHealth", status: 500, before: false });
  proxy.faults.add({ operation: "getHealth", body: "replaced" });
  const texts = [];
  for (const _ of [1, 2]) texts.push(await (await fetch(`${proxy.url}/health`)).text());
  const replaced = await fetch(`${proxy.url}/health`);
  texts.push(`${replaced.headers.get("Content-Type")}: ${await replaced.text()}`);
  expect(texts).toEqual(["down", '{"error":"Internal server error"}', "text/html: replaced"]);
  expect(proxy.requests().map(({ violations }) => violations.length)).toEqual([1, 1, 0]);
});

test("returns 502 with the reason if the target fails", async () => {
  const url = await startTarget(({ socket }) => void socket.destroy());
  const proxy = await startProxy(url);
  const response = await fetch(`${proxy.url}/health`);
  const { error } = await response.json();
  expect([response.status, error]).toEqual([502, expect.stringContaining(`The request to ${url} failed: `)]);
  expect(proxy.requests()[0]?.violations).toEqual([`response: ${error}`]);
});

test.each([
  ["http://127.0.0.1:2", /refused/],
  ["http://nowhere.invalid", /unknown/],
  ["https", /TLS/],
  ["http", /no response in time/],
])("explains why a request to %s fails", async (target, reason) => {
  const silent = await startTarget(() => {});
  const url = new URL(target.includes(":") ? target : silent.replace("http", target));
  const error = await createForward(url, 200)({ method: "GET", headers: {} } as never, "/health").catch((each) => each);
  expect(explainFailure(error, url)).toMatch(reason);
});

test("does not hide text that is too short for a token", async () => {
  const proxy = await startProxyFor('{"error":"a"}', 404);
  await proxy.fetch(`${proxy.url}/health`, { headers: { Authorization: "Bearer a" } });
  expect(proxy.requests()[0]?.response_body).toEqual({ error: "a" });
});

test("hides the token, even if the target repeats it", async () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const url = await startTarget(({ headers }, out) => out.end(JSON.stringify({ error: headers.authorization })));
  const proxy = await startProxy(url, { log: "pretty" });
  await callApi(proxy, "/invitations/secret-token/decline", {});
  expect(String(write.mock.calls)).toMatch(/\/invitations\/\(hidden\)\/decline 200 .*\n {9}request\.path\.token: must/);
  expect(proxy.requests()[0]?.response_body).toEqual({ error: "Bearer (hidden)" });
  expect(JSON.stringify(proxy.requests()) + write.mock.calls).not.toMatch(/mock\.ada|secret-token/);
});

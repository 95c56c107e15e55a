import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Mock, startMock } from "../index.ts";
import { acme, callApi, createProject } from "../testing/control.ts";
import { sendBytes } from "../testing/server.ts";
import { createMock } from "../web.ts";
import { createForward, explainFailure } from "./forward.ts";

async function startTarget(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close().closeAllConnections());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startProxy(proxy: string, options = {}): Promise<Mock> {
  const mock = await startMock({ proxy, ...options });
  onTestFinished(mock.close);
  return mock;
}

const limits = { "X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "99", "X-RateLimit-Reset": "1796125095" };
const headers = { "Content-Type": "application/json", ...limits };
const project = {
  id: "9d3e6f1a-2b7c-4d58-8e90-1f2a3b4c5d6e",
  organization_id: acme,
  name: "Checkout",
  slug: "checkout",
  project_type: "repository",
  created_at: "2026-11-20T14:00:00Z",
  updated_at: "2026-11-20T14:00:00Z",
};
const meta = { current_page: 1, total_pages: 1, total_count: 1 };
const list = (...data: object[]) => JSON.stringify({ data, meta });

test.each(["origin", "url"] as const)("forwards requests to a target, given its %s", async (name) => {
  const target = await startMock({ limits: false });
  onTestFinished(target.close);
  const proxy = await startProxy(target[name]);
  const projects = `/${acme}/projects`;
  const statuses = [
    (await callApi(target, "/health")).status,
    (await createProject(proxy, "payments")).status,
    (await createProject(proxy, "payments")).status,
    (await callApi(proxy, `${projects}?page=1`)).status,
    (await callApi(proxy, `${projects}/${acme}`)).status,
    (await callApi(proxy, "/auth/token", { device_code: "x".repeat(30) })).status,
    (await fetch(`${proxy.url}/health`, { method: "HEAD" })).status,
  ];
  expect(statuses).toEqual([200, 201, 422, 200, 404, 400, 200]);
  expect(proxy.requests()).toHaveLength(6);
  expect(proxy.requests().flatMap(({ violations }) => violations)).toEqual([]);
  expect(proxy.requests()[1]?.request_body).toEqual({ device_code: "(hidden)" });
  expect(target.requests()[0]).toMatchObject({ method: "HEAD", request_headers: { host: new URL(target.url).host } });
});

test.each<[request: string, body: unknown, status: number, headers: object, response: string, violations: string[]]>([
  ["GET /nowhere", undefined, 404, headers, "{}", ["request.path: is not in the contract"]],
  ["PUT /health", undefined, 404, headers, "{}", ["request.method: PUT is not documented for this path (GET)"]],
  [
    "POST /7/projects?page=x",
    { name: 5, slug: "A", extra: 1 },
    422,
    headers,
    '{"error":"Invalid"}',
    [
      "request.path.org_id: must be a UUID",
      "request.body.extra: is not recognized",
      "request.body.name: must be a string",
      "request.body.slug: must contain only lowercase letters, digits and single hyphens",
    ],
  ],
  [
    `GET /${acme}/projects?per_page=0&page=1&page=2`,
    undefined,
    200,
    { ...headers, "X-RateLimit-Limit": "many", "X-RateLimit-Reset": [] },
    list({ ...project, slug: "A b" }, { ...project, slug: "A b", created_at: null }),
    [
      "request.query.page: must be given once",
      "response.headers.x-ratelimit-limit: must be an integer",
      "response.headers.x-ratelimit-reset: is missing",
      "response.body.data[0].slug: must contain only lowercase letters, digits and single hyphens",
      "response.body.data[1].created_at: is missing or blank",
    ],
  ],
  [
    `GET /${acme}/projects`,
    undefined,
    418,
    headers,
    "{}",
    ["response.status: 418 is not documented for listProjects (200, 400, 401, 403, 404, 429, 500)"],
  ],
  [
    "GET /health",
    undefined,
    200,
    { ...headers, "Content-Type": "text/html" },
    "<p>",
    ["response.headers.content-type: text/html is not documented (application/json)"],
  ],
  ["GET /health", undefined, 200, headers, '{"data":', ["response.body: must be valid JSON in UTF-8"]],
])("reports violations of %s with body %j", async (request, body, status, responseHeaders, response, violations) => {
  const proxy = await startProxy(
    await startTarget((_, out) => out.writeHead(status, { ...responseHeaders }).end(response)),
  );
  const [method = "", path = ""] = request.split(" ");
  const init = { method, headers: { Authorization: "Bearer secret", "Content-Type": "application/json" } };
  const received = await fetch(proxy.url + path, {
    ...init,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect([received.status, await received.text()]).toEqual([status, response]);
  expect(proxy.requests({ violations: true })[0]?.violations).toEqual(violations);
  expect(() => proxy.verify({ violations: true, times: 0 })).toThrow(`(matches)\n    ${violations[0]}`);
});

test("checks the token and the media type, and filters requests by violations", async () => {
  const proxy = await startProxy(await startTarget((_, out) => out.writeHead(200, headers).end(list())));
  await fetch(`${proxy.url}/${acme}/projects`, { method: "POST", body: "{}" });
  await fetch(`${proxy.url}/${acme}/projects`, { headers: { Authorization: "Bearer secret" } });
  const [violating, ...others] = await (await fetch(`${proxy.origin}/__mock/requests?violations=true`))
    .json()
    .then(({ data }) => data);
  expect(violating.violations.slice(0, 2)).toEqual([
    "request.headers.authorization: must be a bearer token",
    "request.headers.content-type: must be application/json",
  ]);
  expect(others).toEqual([]);
  expect(proxy.requests({ violations: false })).toHaveLength(1);
});

test("returns the response unchanged, without following redirects", async () => {
  const received: unknown[] = [];
  const url = await startTarget((request, out) => {
    received.push([request.url, request.headers["x-trace"], request.headers["x-hop"]]);
    const content = { "Content-Encoding": "gzip", "Content-Type": "image/png", Location: "http://other.example/" };
    out.writeHead(307, {
      ...content,
      "Set-Cookie": ["a=1", "b=2"],
      "Access-Control-Allow-Origin": "https://a.example",
    });
    out.write(gzipSync(new Uint8Array([0, 255, 254])));
    out.end();
  });
  const [proxy, inMemory] = [await startProxy(url), createMock({ proxy: url })];
  const init = { redirect: "manual", headers: { "X-Trace": "1", Origin: "http://b.example" } } as const;
  for (const send of [fetch, inMemory.fetch]) {
    const response = await send(`${proxy.url}/%7Bx%7D?a=%20b`, init);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0, 255, 254]));
    expect([response.status, response.headers.get("location")]).toEqual([307, "http://other.example/"]);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  }
  const hops = "GET /api/v1/ HTTP/1.1\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\nX-Trace: 1\r\n\r\n";
  await sendBytes(Number(new URL(proxy.origin).port), hops);
  const forwarded = ["/api/v1/%7Bx%7D?a=%20b", "1", undefined];
  expect(received).toEqual([forwarded, forwarded, ["/api/v1/", "1", undefined]]);
});

test("injects faults into forwarded requests", async () => {
  let count = 0;
  const proxy = await startProxy(
    await startTarget((_, out) => out.writeHead(200, headers).end(`{"count":${count++}}`)),
  );
  proxy.faults.add({ operation: "getHealth", status: 503, body: "down" });
  proxy.faults.add({ operation: "getHealth", status: 500, before: false });
  proxy.faults.add({ operation: "getHealth", body: "replaced" });
  const texts = [];
  for (const _ of [1, 2, 3]) texts.push(await (await fetch(`${proxy.url}/health`)).text());
  expect(texts).toEqual(["down", '{"error":"Internal server error"}', "replaced"]);
  expect(count).toBe(2);
  expect(proxy.requests().map(({ violations }) => violations.length)).toEqual([1, 1, 0]);
});

test("returns 502 with the reason if the target fails", async () => {
  const url = await startTarget((request) => void request.socket.destroy());
  const proxy = await startProxy(url);
  const response = await fetch(`${proxy.url}/health`);
  expect([response.status, (await response.json()).error]).toEqual([
    502,
    expect.stringContaining(`${url} can't be reached`),
  ]);
  expect(proxy.requests()[0]?.violations).toEqual([expect.stringMatching(/^response: /)]);
});

test.each([
  ["http://127.0.0.1:2", /refuses connections/],
  ["http://nowhere.invalid", /unknown host/],
  ["https", /does not support TLS/],
  ["http", /does not respond/],
])("explains that %s fails", async (target, reason) => {
  const silent = await startTarget(() => {});
  const url = new URL(target.includes(":") ? target : silent.replace("http", target));
  const error = await createForward(url, 200)({ method: "GET", headers: {} } as never, "/health").catch((each) => each);
  expect(explainFailure(error, url)).toMatch(reason);
});

test("hides the token, also if the target repeats it", async () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const url = await startTarget((request, out) =>
    out.writeHead(401, headers).end(`{"error":"${request.headers.authorization} expired"}`),
  );
  const proxy = await startProxy(url, { log: "pretty" });
  await callApi(proxy, "/invitations/secret-token/decline", {});
  const printed = write.mock.calls.join("");
  expect(printed).toContain("/invitations/(hidden)/decline 401: Bearer (hidden) expired");
  expect(JSON.stringify(proxy.requests()) + printed).not.toMatch(/mock\.ada|secret-token/);
});

test.each([
  [{ proxy: "staging.example" }, /must be a URL such as https:/],
  [{ proxy: "https://user:pass@staging.example" }, /without user name, password, query or fragment\.$/],
  [{ proxy: "https://staging.example", seed: 1 }, /seed can't be combined with proxy/],
])("rejects the options %j", (options, message) => {
  expect(() => createMock(options as object)).toThrow(message);
});

import { createHash } from "node:crypto";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { startMock } from "../adapters/start.ts";
import type { FaultCreate } from "../generated/control.ts";
import { version } from "../generated/version.ts";
import { acme } from "../testing/control.ts";
import { createMock, type Mock } from "../web.ts";

let mock: Mock;
beforeEach(() => {
  mock = createMock();
});

const get = (accept?: string) => mock.fetch(`${mock.origin}/`, accept === undefined ? {} : { headers: { accept } });
const page = async () => (await get("text/html")).text();

test("shows URL, tokens with roles, organizations, a curl command, links and versions", async () => {
  const html = await page();
  expect(html).toContain("<title>crewkit mock</title>");
  expect(html).toContain("<h1>crewkit mock</h1>");
  expect(html).toContain(`the crewkit API ${contract.info.version}, served by @crewkit/mock ${version}.`);
  expect(html).toContain(`<code>${mock.url}</code>`);
  expect(html).toContain(mock.firstCall.curl.replaceAll("'", "&#39;"));
  expect(html).toContain("<b>bruno</b> <small>admin of Acme</small><br><code>mock.bruno.token</code>");
  expect(html).toContain(`<b>Acme</b> <small></small><br><code>${acme}</code>`);
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, url = ""]) => url);
  expect(links).toContain("https://crewkit.io");
  const local = links.filter((url) => url.startsWith(mock.origin));
  expect(local).toHaveLength(4);
  for (const url of local) expect((await mock.fetch(url)).status, url).toBe(200);
});

test("returns the same facts as JSON", async () => {
  mock.clock.freeze();
  mock.faults.add({ operation: "getHealth", status: 503 });
  mock.limits.set({ organization: acme, remaining: 3 });
  expect(await (await get("application/json")).json()).toMatchObject({
    mock: { version },
    contract: { title: "crewkit API", version: contract.info.version },
    url: mock.url,
    curl: mock.firstCall.curl,
    users: mock.people(),
    organizations: expect.arrayContaining([{ id: acme, name: "Acme" }]),
    clock: { now: mock.clock.now(), frozen: true },
    rate_limits: mock.limits.list(),
    faults: mock.faults.list(),
    links: { device_page: `${mock.origin}/device-verify` },
  });
});

test.each([
  ["a browser", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"],
  ["curl and fetch", "*/*", "application/json"],
  ["a client without a preference", undefined, "application/json"],
  ["a client that also accepts text", "application/json, text/plain, */*", "application/json"],
  ["a client that prefers JSON", "text/html;q=0.5, application/json;q=0.9", "application/json"],
  ["a client that prefers text", "text/*", "text/html; charset=utf-8"],
])("responds to %s (%s) with %s", async (_, accept, type) => {
  expect((await get(accept)).headers.get("Content-Type")).toBe(type);
});

test("shows the users and organizations of a snapshot", async () => {
  const snapshot = mock.snapshot();
  const withoutAda = JSON.stringify(snapshot.records).replaceAll("mock.ada.token", "another token");
  const records = JSON.parse(withoutAda.replaceAll('"Acme"', '"<Acme>"'));
  mock.restore({ ...snapshot, records });
  const html = await page();
  expect(html).not.toMatch(/ada|curl/);
  expect(html).toContain("<small>admin of &#60;Acme&#62;</small>");
  mock.restore({ ...snapshot, records: {} });
  expect(await page()).toContain("none of the sample users");
});

test("links to the documentation in the option `docs`", async () => {
  const docs = "http://127.0.0.1:4000/?a&b";
  mock = createMock({ docs });
  expect(await (await get()).json()).toMatchObject({ links: { docs } });
  expect(await page()).toContain('<a href="http://127.0.0.1:4000/?a&#38;b">Documentation</a>');
  expect(() => createMock({ docs: "javascript:alert(1)" })).toThrow("docs must be a URL");
});

test("shows the last 50 requests, without requests of the page", async () => {
  for (let count = 1; count <= 52; count++) await mock.fetch(`${mock.url}/health?${count}`);
  await page();
  const paths = [...(await page()).matchAll(/<pre>(\/.*)<\/pre>/g)].map(([, path]) => path);
  expect([paths.length, paths[0], paths[49]]).toEqual([50, "/api/v1/health?52", "/api/v1/health?3"]);
});

test.each<[FaultCreate, requests: string, effect: string, remaining: string]>([
  [{ operation: "*", delay_ms: 20 }, "All operations", "delay of 20 ms, request handled", "1 time left"],
  [
    { operation: "createProject", user: "chen", request_body: { slug: "pay" }, skip: 2, times: 3, status: 429 },
    'createProject as chen with body {"slug":"pay"}',
    "status 429, request not handled",
    "skips 2, 3 times left",
  ],
  [
    {
      method: "get",
      path: "/api/*",
      request_headers: { "x-a": "a*" },
      connection: "truncated",
      delay_ms: { min: 1, max: 5 },
    },
    "GET /api/* with x-a: a*",
    "delay of 1 to 5 ms, connection truncated, request handled",
    "1 time left",
  ],
  [
    { status: 500, headers: { "Retry-After": "2", "X-A": "b" }, body: "<p>Down", before: false, probability: 0.1 },
    "All requests",
    'status 500, request handled, Retry-After: 2, X-A: b, body "<p>Down"',
    "probability 0.1, 1,000,000 times left",
  ],
  [{ body: "malformed" }, "All requests", "request handled, malformed body", "1 time left"],
  [
    { status: 200, body: "a".repeat(300) },
    "All requests",
    `status 200, request not handled, body "${"a".repeat(261)}…`,
    "1 time left",
  ],
])("shows the fault %j", async (fault, requests, effect, remaining) => {
  mock.faults.add(fault);
  const text = (await page()).replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
  expect(text).toContain(`<b>${requests}</b><br><span>${effect}</span><br><small>Fault 1, ${remaining}</small>`);
  expect(text).toContain(
    `data-path="faults/1" data-method="DELETE">Remove<span class="hidden"> fault 1: ${requests}</span></button>`,
  );
});

test("shows violations that the proxy found, without the state of the mock", async () => {
  const target = await startMock();
  onTestFinished(target.close);
  mock = createMock({ proxy: target.url });
  await mock.fetch(`${mock.url}/auth/organizations?per_page=500`);
  const html = await page();
  expect(html).toContain('<li class="violation">request.query.per_page: must be at most 100</li>');
  expect(html).toContain(`<b>Forwards to</b> <small></small><br><code>${target.url}</code>`);
  expect(html).not.toContain("<h2>Clock");
});

test("allows only its own script and style", async () => {
  const response = await get("text/html");
  const html = await response.text();
  const hashes = [...html.matchAll(/<(script|style)[^>]*>(.*?)<\/\1>/gs)].map(([, name, text = ""]) => {
    return `${name}-src 'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  });
  expect(response.headers.get("Content-Security-Policy")).toBe(
    `default-src 'none'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; ${hashes.join("; ")}`,
  );
  expect(html).not.toMatch(/<[^>]+ (on\w+|src|style)=/);
});

test("only GET / is a page", async () => {
  expect((await mock.fetch(`${mock.origin}/`, { method: "POST" })).status).toBe(404);
  expect((await mock.fetch(`${mock.origin}/`, { method: "HEAD" })).status).toBe(200);
  expect((await mock.fetch(mock.url, { headers: { accept: "text/html" } })).status).toBe(404);
});

test.each(["/health", "/api/v1", "/__mock"])("names the URLs of the mock in the 404 of %s", async (path) => {
  const error = `Not found. The API is at ${mock.url}, and ${mock.origin}/ lists other URLs`;
  expect(await (await mock.fetch(mock.origin + path)).json()).toEqual({ error });
});

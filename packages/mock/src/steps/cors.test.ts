import { expect, test } from "vitest";
import { createDefaultApplication } from "../application/default-application.ts";
import { createMock, type MockOptions } from "../index.ts";

const page = "https://app.crewkit.test";
const preflight = { Origin: page, "Access-Control-Request-Method": "PATCH" };
const me = "http://crewkit.test/api/v1/auth/me";

function send(options: MockOptions, headers: Record<string, string>, method = "GET", url = me): Promise<Response> {
  return createMock(options).fetch(url, { method, headers });
}

test.each([
  [{}, { Origin: page }, "*"],
  [{}, { Origin: "null" }, "*"],
  [{}, {}, null],
  [{ cors: page }, { Origin: page }, page],
  [{ cors: page }, { Origin: "https://elsewhere.test" }, null],
])("with the options %j, responds to %j with the allowed origin %j", async (options, sent, allowed) => {
  const { status, headers } = await send(options, sent as Record<string, string>);
  expect([status, headers.get("Access-Control-Allow-Origin"), headers.get("Vary")]).toEqual([401, allowed, "Origin"]);
  const exposed = "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, WWW-Authenticate";
  expect(headers.get("Access-Control-Expose-Headers")).toBe(allowed && exposed);
});

test("allows the methods of the path and the requested headers in a preflight response", async () => {
  const requested = "authorization,traceparent,x-request-id";
  const response = await send({}, { ...preflight, "Access-Control-Request-Headers": requested }, "OPTIONS");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ message: expect.any(String) });
  expect(response.headers.get("Access-Control-Allow-Methods")?.split(", ").sort()).toEqual(["DELETE", "GET", "PATCH"]);
  expect(response.headers.get("Access-Control-Allow-Headers")).toBe(requested);
  expect(response.headers.get("Access-Control-Allow-Private-Network")).toBeNull();
});

test("allows preflights for unknown paths, and private network access on request", async () => {
  const headers = { ...preflight, "Access-Control-Request-Private-Network": "true" };
  const response = await send({}, headers, "OPTIONS", `${me}/nowhere`);
  expect(response.headers.get("Access-Control-Allow-Methods")?.split(", ")).toContain("PATCH");
  expect(response.headers.get("Access-Control-Allow-Private-Network")).toBe("true");
});

test("does not count preflights against a rate limit", async () => {
  const mock = createMock();
  const remainingAfter = async (init: RequestInit) => (await mock.fetch(me, init)).headers.get("X-RateLimit-Remaining");
  expect(await remainingAfter({})).toBe("99");
  expect(await remainingAfter({ method: "OPTIONS", headers: preflight })).toBe("99");
  expect(await remainingAfter({})).toBe("98");
});

test("returns 404 for preflights and sends no CORS headers if CORS is off", async () => {
  const response = await send({ cors: false }, preflight, "OPTIONS");
  expect(response.status).toBe(404);
  expect([...response.headers.keys()].filter((name) => /^(access|vary)/.test(name))).toEqual([]);
});

const allowed = { cors: page };
const reset = "http://crewkit.test/__mock/reset";
const requestedMethod = { "Access-Control-Request-Method": "PUT" };

test.each<[status: number, options: MockOptions, origin: string | undefined, method: string, url: string]>([
  [403, {}, page, "POST", reset],
  [403, {}, "null", "POST", reset],
  [403, {}, "https://crewkit.test", "POST", reset],
  [403, { cors: "https://elsewhere.test" }, page, "POST", reset],
  [403, { cors: false }, page, "POST", reset],
  [403, {}, page, "GET", "http://crewkit.test/__mock/snapshot"],
  [403, {}, page, "OPTIONS", "http://crewkit.test/__mock/snapshot"],
  [403, {}, page, "GET", "http://crewkit.test/__mock/events"],
  [403, {}, page, "HEAD", "http://crewkit.test/__mock/clock"],
  [403, {}, page, "GET", "http://crewkit.test/"],
  [403, {}, page, "POST", "http://crewkit.test/device-verify"],
  [403, {}, "null", "POST", "http://crewkit.test/device-verify"],
  [200, {}, undefined, "POST", reset],
  [200, {}, "http://crewkit.test", "POST", reset],
  [200, { cors: false }, "http://crewkit.test", "POST", reset],
  [200, allowed, page, "POST", reset],
  [200, allowed, page, "OPTIONS", reset],
  [200, allowed, page, "GET", "http://crewkit.test/"],
  [200, {}, undefined, "GET", "http://crewkit.test/device-verify"],
])("returns %i with the options %j to a page of %s that sends %s %s", async (status, options, origin, method, url) => {
  const mock = createMock({ ...options, now: "2026-11-20T14:00:00Z" });
  mock.clock.freeze();
  const response = await mock.fetch(url, {
    method,
    headers: { ...(origin && { Origin: origin }), ...requestedMethod },
  });
  expect(response.status).toBe(status);
  if (status === 200) return;
  expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
  expect(mock.clock.isFrozen()).toBe(true);
  if (method !== "HEAD") expect((await response.json()).error).toMatch(/Set `cors` or `--cors` to the origin/);
});

const fromThisMachine = { method: "GET", target: "/__mock/clock", body: undefined, address: "127.0.0.1" };
const ownHost = { host: "Mock.crewkit.example" };

test.each([
  [403, {}, {}, "rebound.example:4010"],
  [403, {}, {}, "localhost.rebound.example"],
  [403, { cors: "https://mock.example" }, {}, "mock.example:4010"],
  [403, {}, { target: "/" }, "rebound.example"],
  [403, {}, { target: "/device-verify" }, "rebound.example"],
  [403, {}, { address: "::ffff:127.0.0.1" }, "rebound.example"],
  [200, {}, { address: "172.17.0.1" }, "mock.example"],
  [200, {}, { target: "/api/v1/health" }, "mock.example"],
  [200, { cors: "https://mock.example" }, {}, "mock.example"],
  ...["localhost:4010", "app.localhost", "127.0.0.1:4010", "[::1]:4010", "mock", "host.docker.internal", ""].map(
    (host) => [200, {}, {}, host] as const,
  ),
  [200, {}, {}, "mock.crewkit.example:4010"],
] as const)(
  "returns %i with the options %j to the request %j with the host %s",
  async (status, options, sent, host) => {
    const request = { ...fromThisMachine, ...sent, headers: { host }, origin: `http://${host}` };
    expect((await createDefaultApplication(options, ownHost).handle(request)).status).toBe(status);
  },
);

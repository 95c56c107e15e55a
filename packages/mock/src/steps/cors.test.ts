import { expect, test } from "vitest";
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

import { expect, test } from "vitest";
import { createMock, type MockOptions } from "../index.ts";

const page = "https://app.crewkit.test";
const preflight = { Origin: page, "Access-Control-Request-Method": "PATCH" };
const me = "http://crewkit.test/api/v1/auth/me";

function send(
  options: MockOptions,
  headers: Record<string, string>,
  method = "GET",
  url: string = me,
): Promise<Response> {
  return createMock(options).fetch(url, { method, headers });
}

test.each([page, "null"])(
  "allows any origin to read responses and all documented headers by default: %s",
  async (origin) => {
    const { status, headers } = await send({}, { Origin: origin });
    expect(status).toBe(401);
    expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(headers.get("Access-Control-Expose-Headers")).toBe(
      "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, WWW-Authenticate",
    );
    expect(headers.get("Vary")).toBe("Origin");
  },
);

test("sends only `Vary` without an Origin", async () => {
  const { headers } = await send({}, {});
  expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  expect(headers.get("Vary")).toBe("Origin");
});

test("allows only the configured origin", async () => {
  const options = { cors: page };
  expect((await send(options, { Origin: page })).headers.get("Access-Control-Allow-Origin")).toBe(page);
  expect(
    (await send(options, { Origin: "https://elsewhere.test" })).headers.get("Access-Control-Allow-Origin"),
  ).toBeNull();
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

test("allows preflights for unknown paths", async () => {
  const { headers } = await send({}, preflight, "OPTIONS", "http://crewkit.test/api/v1/nowhere");
  expect(headers.get("Access-Control-Allow-Methods")?.split(", ")).toContain("PATCH");
});

test("allows private network access on request", async () => {
  const input = { ...preflight, "Access-Control-Request-Private-Network": "true" };
  const { headers } = await send({}, input, "OPTIONS");
  expect(headers.get("Access-Control-Allow-Private-Network")).toBe("true");
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

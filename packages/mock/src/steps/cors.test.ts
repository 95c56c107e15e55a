import { expect, test } from "vitest";
import { createMock, type MockOptions } from "../index.ts";

const page = "https://app.crewkit.test";
const preflight = { Origin: page, "Access-Control-Request-Method": "PATCH" };
const me = "http://crewkit.test/api/v1/auth/me";

function ask(
  options: MockOptions,
  headers: Record<string, string>,
  method = "GET",
  url: string = me,
): Promise<Response> {
  return createMock(options).fetch(url, { method, headers });
}

test.each([page, "null"])("a page on any origin may read the answer and its limits: %s", async (origin) => {
  const { status, headers } = await ask({}, { Origin: origin });
  expect(status).toBe(401);
  expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(headers.get("Access-Control-Expose-Headers")).toBe(
    "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset",
  );
  expect(headers.get("Vary")).toBe("Origin");
});

test("who is no page is told that there is another answer, and no more", async () => {
  const { headers } = await ask({}, {});
  expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  expect(headers.get("Vary")).toBe("Origin");
});

test("where one origin may call, another may not", async () => {
  const options = { cors: page };
  expect((await ask(options, { Origin: page })).headers.get("Access-Control-Allow-Origin")).toBe(page);
  expect(
    (await ask(options, { Origin: "https://elsewhere.test" })).headers.get("Access-Control-Allow-Origin"),
  ).toBeNull();
});

test("a preflight is told the path's methods and what may be sent", async () => {
  const response = await ask({}, preflight, "OPTIONS");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ message: expect.any(String) });
  expect(response.headers.get("Access-Control-Allow-Methods")?.split(", ").sort()).toEqual(["DELETE", "GET", "PATCH"]);
  expect(response.headers.get("Access-Control-Allow-Headers")).toBe("Authorization, Content-Type, Prefer");
  expect(response.headers.get("Access-Control-Allow-Private-Network")).toBeNull();
});

test("a page is let through to the 404 of a path that is not there", async () => {
  const { headers } = await ask({}, preflight, "OPTIONS", "http://crewkit.test/api/v1/nowhere");
  expect(headers.get("Access-Control-Allow-Methods")?.split(", ")).toContain("PATCH");
});

test("a page on the internet may call this machine, if it asks", async () => {
  const input = { ...preflight, "Access-Control-Request-Private-Network": "true" };
  const { headers } = await ask({}, input, "OPTIONS");
  expect(headers.get("Access-Control-Allow-Private-Network")).toBe("true");
});

test("a preflight counts against no limit", async () => {
  const mock = createMock();
  const left = async (init: RequestInit) => (await mock.fetch(me, init)).headers.get("X-RateLimit-Remaining");
  expect(await left({})).toBe("99");
  expect(await left({ method: "OPTIONS", headers: preflight })).toBe("99");
  expect(await left({})).toBe("98");
});

test("without CORS there is none, and a preflight is a method that is not there", async () => {
  const response = await ask({ cors: false }, preflight, "OPTIONS");
  expect(response.status).toBe(404);
  expect([...response.headers.keys()].filter((name) => /^(access|vary)/.test(name))).toEqual([]);
});

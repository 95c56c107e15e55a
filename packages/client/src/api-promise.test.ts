import { setImmediate } from "node:timers/promises";
import { describe, expect, expectTypeOf, onTestFinished, test, vi } from "vitest";
import { rateLimitHeaders } from "./generated/contract.ts";
import { createCrewkit } from "./index.ts";
import { serve } from "./testing/server.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const limits = {
  [rateLimitHeaders.limit]: "100",
  [rateLimitHeaders.remaining]: "98",
  [rateLimitHeaders.reset]: "1764100000",
};
const body = { name: "Checkout", slug: "checkout" };

function orgWithResponse(status: number, text: string, headers = {}) {
  const server = serve(() => new Response(text, { status, headers }));
  return createCrewkit({ ...server.options, token: "test.token", retries: 0 }).org(id);
}

describe("withResponse()", () => {
  test("returns data, response and rate limit", async () => {
    const org = orgWithResponse(200, '{"data":{"id":"a"}}', { ...limits, "x-a": "1" });
    const { data, response, rateLimit } = await org.sessions.get(id).withResponse();
    expect(data).toEqual({ id: "a" });
    expect(response.headers.get("x-a")).toBe("1");
    expect(rateLimit).toEqual({ limit: 100, remaining: 98, reset: 1764100000 });
  });

  test("returns the request ID if the deployment sends one", async () => {
    const withId = orgWithResponse(200, '{"data":{}}', { "X-Request-Id": "req-1" });
    expect((await withId.sessions.get(id).withResponse()).requestId).toBe("req-1");
    expect(await withId.sessions.get(id).result()).toHaveProperty("requestId", "req-1");
    const withoutId = orgWithResponse(200, '{"data":{}}');
    expect((await withoutId.sessions.get(id).withResponse()).requestId).toBeUndefined();
  });

  test.each([{}, { [rateLimitHeaders.limit]: "100" }])("returns no rateLimit for the headers %o", async (headers) => {
    const org = orgWithResponse(200, '{"data":{}}', headers);
    expect((await org.sessions.get(id).withResponse()).rateLimit).toBeUndefined();
  });
});

describe("result()", () => {
  test("returns the success status and the data", async () => {
    const org = orgWithResponse(201, '{"data":{"id":"a"}}', limits);
    const result = await org.projects.create(body).result();
    expect(result).toMatchObject({ ok: true, status: 201, data: { id: "a" }, rateLimit: { limit: 100 } });
    expect(result.ok && result.response.status).toBe(201);
  });

  test("returns an API error with its status", async () => {
    const org = orgWithResponse(422, '{"error":"No","details":{"slug":["is taken"]}}');
    const result = await org.projects.create(body).result();
    expect(result).toMatchObject({
      ok: false,
      status: 422,
      error: { code: "api_error", details: { slug: ["is taken"] } },
    });
  });

  test.each([
    ["a 502 from a proxy", 502, "<h1>Bad gateway</h1>"],
    ["a 200 in HTML", 200, "<h1>Sign in</h1>"],
  ])("returns status 0 for %s", async (_name, status, text) => {
    const org = orgWithResponse(status, text);
    const result = await org.sessions.get(id).result();
    expect(result).toMatchObject({ ok: false, status: 0, error: { code: "invalid_response", status } });
  });

  test("returns status 0 for an invalid argument", async () => {
    const org = orgWithResponse(200, "{}");
    expect(await org.sessions.get("no").result()).toMatchObject({ status: 0, error: { code: "invalid_request" } });
  });
});

test.each(["result", "withResponse"] as const)("%s() causes no unhandled rejection", async (method) => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => void process.off("unhandledRejection", unhandled));
  const org = orgWithResponse(404, '{"error":"Not found"}');
  await org.sessions
    .get(id)
    [method]()
    .catch(() => {});
  // Node reports unhandled rejections before this resolves.
  await setImmediate();
  expect(unhandled).not.toHaveBeenCalled();
});

test.each([409, 502, 503])(
  "result() has the status 0 for the undocumented status %i, which its error has",
  async (status) => {
    const server = serve(() => Response.json({ error: "Not now" }, { status }));
    const result = await createCrewkit({ ...server.options, token: null, retries: 0 })
      .auth.getCurrentUser()
      .result();
    expect(result).toMatchObject({ ok: false, status: 0, error: { status, reason: "Not now" } });
    if (result.status === 0) expectTypeOf(result.error.status).toEqualTypeOf<number>();
  },
);

import { beforeEach, describe, expect, test } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { serve } from "../testing/server.ts";
import { skipWaits } from "../testing/time.ts";

beforeEach(skipWaits);

const token = "test.token";
const limits = [{ requests: 20, seconds: 3600 }];

describe('with whenExhausted: "throw"', () => {
  test("a 429 of the server is passed on, and later calls fail without a request", async () => {
    const server = serve(() => {
      const reset = `${Math.ceil(Date.now() / 1000) + 30}`;
      const limit = { "X-RateLimit-Limit": "20", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset };
      const headers = { ...limit, "Retry-After": "30", "X-Request-Id": "req-1" };
      return Response.json({ error: "Too many requests" }, { status: 429, headers });
    });
    const crewkit = createCrewkit({ ...server.options, token, limits, whenExhausted: "throw" });
    const first = await crewkit.auth.getCurrentUser().result();
    expect(first).toMatchObject({ ok: false, status: 429 });
    expect(first.error).toMatchObject({ code: "api_error", reason: "Too many requests", requestId: "req-1" });
    expect(first.error).toMatchObject({ retryAfter: 30, rateLimit: { limit: 20, remaining: 0 } });
    expect(first.error?.response?.status).toBe(429);

    const second = crewkit.auth.getCurrentUser();
    await expect(second).rejects.toMatchObject({ code: "rate_limited", status: 0, retryAfter: 30 });
    expect(server.requestLog).toHaveLength(1);
  });

  test("calls with an aborted signal do not count", async () => {
    const server = serve(() => Response.json({ user: {} }));
    const crewkit = createCrewkit({ ...server.options, token, limits, whenExhausted: "throw" });
    const signal = AbortSignal.abort();
    const aborted = Array.from({ length: 100 }, () => crewkit.auth.getCurrentUser({ signal }));
    for (const outcome of await Promise.allSettled(aborted))
      expect(outcome).toMatchObject({ reason: { code: "aborted" } });
    await crewkit.auth.getCurrentUser();
    expect(server.requestLog).toHaveLength(1);
  });
});

test("a 429 with an endless Retry-After delays later calls by an hour at most", async () => {
  const responses = [Response.json({}, { status: 429, headers: { "Retry-After": "999999999" } })];
  const server = serve(() => responses.shift() ?? Response.json({ user: {} }));
  const crewkit = createCrewkit({ ...server.options, token });
  await expect(crewkit.auth.getCurrentUser()).rejects.toMatchObject({ status: 429, retryAfter: 999_999_999 });
  await expect(crewkit.auth.getCurrentUser({ timeout: 3_601_000 })).resolves.toEqual({});
});

import { beforeEach, describe, expect, test } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import type { CrewkitOptions } from "../options.ts";
import { hang, requestTarget, serve } from "../testing/server.ts";
import { skipWaits } from "../testing/time.ts";
import { memoryStore } from "../testing/tokens.ts";
import { sleep } from "../time.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";

beforeEach(skipWaits);

type Respond = Parameters<typeof serve>[0];

/** Serves the responses in order, and repeats the last one. */
function connectTo(responses: Respond[], options: CrewkitOptions = {}) {
  let count = 0;
  const server = serve((request) => {
    const respond = responses[Math.min(count++, responses.length - 1)] ?? hang;
    return respond(request);
  });
  const crewkit = createCrewkit({ ...server.options, token: "test.token", ...options });
  return { server, crewkit };
}

const success: Respond = () => Response.json({ user: { name: "Ada" } });
const endlessBody: Respond = () => new Response(new ReadableStream());
const tooManyRequests: Respond = () => Response.json({}, { status: 429, headers: { "Retry-After": "30" } });

describe("attemptTimeout", () => {
  test.each([
    ["no response", hang],
    ["an endless body", endlessBody],
  ])("aborts a GET with %s, and retries it", async (_name, respond) => {
    const { crewkit, server } = connectTo([respond, success], { attemptTimeout: 500 });
    const signals: (AbortSignal | null)[] = [];
    crewkit.use((request, next) => {
      signals.push(request.signal);
      return next(request);
    });
    await crewkit.auth.getCurrentUser();
    expect(server.requestLog).toHaveLength(2);
    expect(signals[0]?.aborted).toBe(true);
  });

  test("ends the call with a timeout after the last attempt", async () => {
    const { crewkit, server } = connectTo([hang], { attemptTimeout: 500 });
    const failure = { code: "timeout", status: 0, reason: "Timed out" };
    await expect(crewkit.auth.getCurrentUser()).rejects.toMatchObject(failure);
    expect(server.requestLog).toHaveLength(3);
  });

  test("ends a POST without a retry", async () => {
    const { crewkit, server } = connectTo([hang], { attemptTimeout: 500 });
    const call = crewkit.org(id).projects.create({ name: "Till", slug: "till" });
    await expect(call).rejects.toMatchObject({ code: "timeout" });
    expect(server.requestLog).toHaveLength(1);
  });

  test.each<[string, CrewkitOptions, number]>([
    ["defaults to a minute", {}, 60_000],
    ["can be set", { attemptTimeout: 1000 }, 1000],
    ["is limited by the timeout of the call", { attemptTimeout: 60_000, timeout: 500 }, 500],
    ["is disabled by 0", { attemptTimeout: 0, timeout: 300_000 }, 300_000],
  ])("%s", async (_name, options, milliseconds) => {
    const { crewkit } = connectTo([hang], { retries: 0, ...options });
    const start = performance.now();
    await expect(crewkit.auth.getCurrentUser()).rejects.toMatchObject({ code: "timeout" });
    expect(performance.now() - start).toBe(milliseconds);
  });

  test("does not include waits for a rate limit", async () => {
    const limits = [{ requests: 1, seconds: 30 }];
    const { crewkit, server } = connectTo([success, tooManyRequests, success], { attemptTimeout: 500, limits });
    await crewkit.auth.getCurrentUser();
    await crewkit.auth.getCurrentUser();
    expect(server.requestLog).toHaveLength(3);
  });

  test("ignores a response that arrives after it", async () => {
    const late: Respond = () => sleep(1900).then(() => Response.json({}));
    const headers = { "X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "0" };
    const lastRemaining: Respond = () => sleep(950).then(() => Response.json({ user: {} }, { headers }));
    const { crewkit } = connectTo([late, lastRemaining], { attemptTimeout: 1000 });
    crewkit.use((request, next) => next({ ...request, signal: new AbortController().signal }));
    await crewkit.auth.getCurrentUser();
    await expect(crewkit.auth.getCurrentUser({ timeout: 5000 })).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("also ends a token refresh, which is repeated", async () => {
    const refreshed: Respond = () => Response.json({ access_token: "new", refresh_token: "next", expires_in: 60 });
    const responses = [hang, refreshed];
    const server = serve((request) =>
      requestTarget(request) === "/auth/refresh" ? (responses.shift() ?? hang)(request) : success(request),
    );
    const tokens = memoryStore({ access_token: "old", refresh_token: "first", expires_at: 1 });
    const crewkit = createCrewkit({ ...server.options, tokens, attemptTimeout: 500 });
    await crewkit.auth.getCurrentUser();
    expect(server.requestLog).toEqual(["POST /auth/refresh", "POST /auth/refresh", "GET /auth/me"]);
  });
});

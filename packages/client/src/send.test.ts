import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Crewkit, createCrewkit } from "./crewkit.ts";
import { CrewkitError } from "./errors.ts";
import type { ClientOptions } from "./options.ts";
import type { CallOptions } from "./request.ts";
import { retryDelay } from "./retry.ts";
import { defineOperation } from "./testing/define-operation.ts";
import { serve, type TestServer } from "./testing/server.ts";
import { skipWaits } from "./testing/time.ts";

beforeEach(skipWaits);

const calls: Record<string, (crewkit: Crewkit, options?: CallOptions) => Promise<unknown>> = {
  GET: (crewkit, options) =>
    defineOperation({ id: "getItem", method: "GET", path: "/items", returns: "object" })(crewkit, options),
  DELETE: (crewkit, options) =>
    defineOperation({ id: "deleteItem", method: "DELETE", path: "/items", returns: "object" })(crewkit, options),
  POST: (crewkit, options) =>
    defineOperation({ id: "createItem", method: "POST", path: "/items", input: "body", returns: "object" })(
      crewkit,
      { name: "a" },
      options,
    ),
  PATCH: (crewkit, options) =>
    defineOperation({ id: "updateItem", method: "PATCH", path: "/items", input: "body", returns: "object" })(
      crewkit,
      { name: "a" },
      options,
    ),
};

type Failure = Parameters<typeof serve>[0];

const failures: Record<string, Failure> = {
  "a network error": () => Promise.reject(new TypeError("fetch failed")),
  "a truncated response": () => new Response(brokenStream()),
  "a 500": () => Response.json({ error: "Internal server error" }, { status: 500 }),
  "a 502 in HTML": () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
  "an empty 503": () => new Response(null, { status: 503 }),
  "a 504 in HTML": () => new Response("<h1>Gateway time-out</h1>", { status: 504 }),
};
const tooManyRequests: Failure = () => Response.json({ error: "Too many requests" }, { status: 429 });

function brokenStream(): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"da'));
    },
    pull: (controller) => controller.error(new TypeError("terminated")),
  });
}

/** Serves the failure a number of times, then a successful response. */
function serveFailures(failure: Failure, times: number): TestServer {
  let remaining = times;
  return serve((request) => (remaining-- > 0 ? failure(request) : Response.json({ ok: true })));
}

// Disable the rate limiter, which would wait for the next window after a 429.
const connectTo = (server: TestServer, options: ClientOptions = {}) =>
  createCrewkit({ ...server.options, token: "test.token", limits: [], ...options });

describe.each(Object.entries(failures))("after %s", (_name, failure) => {
  test.each(["GET", "DELETE"])("retries a %s twice", async (method) => {
    const twice = serveFailures(failure, 2);
    await expect(calls[method]?.(connectTo(twice))).resolves.toEqual({ ok: true });
    const always = serveFailures(failure, Infinity);
    await expect(calls[method]?.(connectTo(always))).rejects.toBeInstanceOf(CrewkitError);
    expect([twice.requestLog.length, always.requestLog.length]).toEqual([3, 3]);
  });

  test.each(["POST", "PATCH"])("does not retry a %s", async (method) => {
    const server = serveFailures(failure, 1);
    await expect(calls[method]?.(connectTo(server), { retries: 9 })).rejects.toBeInstanceOf(CrewkitError);
    expect(server.requestLog).toHaveLength(1);
  });
});

describe("after a 429", () => {
  test.each(["GET", "DELETE", "POST", "PATCH"])("retries a %s ten times", async (method) => {
    const tenTimes = serveFailures(tooManyRequests, 10);
    await expect(calls[method]?.(connectTo(tenTimes))).resolves.toEqual({ ok: true });
    const always = serveFailures(tooManyRequests, Infinity);
    await expect(calls[method]?.(connectTo(always))).rejects.toMatchObject({ code: "api_error", status: 429 });
    expect([tenTimes.requestLog.length, always.requestLog.length]).toEqual([11, 11]);
  });
});

describe("the number of retries", () => {
  test.each([
    ["defaults to 2", undefined, undefined, 3],
    ["can be set for the connection", 1, undefined, 2],
    ["can be set for the call", 1, 4, 5],
    ["can be 0 for the call", undefined, 0, 1],
    ["can be 0 for the connection", 0, undefined, 1],
  ])("%s", async (_name, connectionRetries, callRetries, requests) => {
    const serverError: Failure = () => Response.json({}, { status: 500 });
    const server = serveFailures(serverError, Infinity);
    const crewkit = connectTo(server, { retries: connectionRetries });
    await expect(calls.GET?.(crewkit, { retries: callRetries })).rejects.toThrow();
    expect(server.requestLog).toHaveLength(requests);
  });

  test.each([
    ["can be set for the connection", 1, undefined, 2],
    ["can be 0 for the call", 1, 0, 1],
  ])("%s with rateLimitRetries after a 429", async (_name, connectionRetries, callRetries, requests) => {
    const server = serveFailures(tooManyRequests, Infinity);
    const crewkit = connectTo(server, { rateLimitRetries: connectionRetries, retries: 9 });
    await expect(calls.GET?.(crewkit, { rateLimitRetries: callRetries })).rejects.toMatchObject({ status: 429 });
    expect(server.requestLog).toHaveLength(requests);
  });

  test("is counted separately after a 429", async () => {
    const responses = [429, 429, 503, 429, 503, 200];
    const server = serve(() => Response.json({ error: "Not now" }, { status: responses.shift() ?? 500 }));
    await expect(calls.GET?.(connectTo(server))).resolves.toHaveProperty("error");
    expect(server.requestLog).toHaveLength(6);
  });
});

describe("the delay before a retry", () => {
  const lostConnection = new CrewkitError("No response", { code: "network", operation: "getItem" });

  test("has full jitter: from 0 to a maximum that doubles up to 8 s", () => {
    for (const random of [0, 0.25, 0.999]) {
      vi.spyOn(Math, "random").mockReturnValue(random);
      for (const [index, maximum] of [500, 1000, 2000, 4000, 8000, 8000].entries())
        expect(retryDelay(lostConnection, index + 2)).toBe(random * maximum);
    }
  });

  test.each([429, 503])("is at least the time in Retry-After after a %i", async (status) => {
    const start = performance.now();
    const server = serveFailures(() => Response.json({}, { status, headers: { "Retry-After": "30" } }), 1);
    await calls.GET?.(connectTo(server));
    expect(performance.now() - start).toBe(30_000);
  });

  test("is at most an hour: a longer Retry-After ends the call", async () => {
    const server = serveFailures(() => Response.json({}, { status: 503, headers: { "Retry-After": "7200" } }), 1);
    await expect(calls.GET?.(connectTo(server))).rejects.toMatchObject({ status: 503, retryAfter: 7200 });
  });
});

describe("shouldRetry", () => {
  const unavailable: Failure = () => Response.json({ error: "Unavailable" }, { status: 503 });

  test("can retry a POST, and prevent the retry of a GET", async () => {
    const asked: [number, number][] = [];
    const decide = (decision: boolean) => (error: CrewkitError, attempt: number) => {
      asked.push([error.status, attempt]);
      return decision;
    };
    const post = serveFailures(unavailable, 5);
    await expect(calls.POST?.(connectTo(post), { shouldRetry: decide(true) })).rejects.toMatchObject({ status: 503 });
    expect(post.requestLog).toHaveLength(3);
    expect(asked).toEqual([
      [503, 2],
      [503, 3],
    ]);
    const get = serveFailures(unavailable, 1);
    await expect(calls.GET?.(connectTo(get, { shouldRetry: decide(false) }))).rejects.toMatchObject({ status: 503 });
    expect(get.requestLog).toHaveLength(1);
  });

  test("ends the call if it throws, also with result()", async () => {
    const shouldRetry = () => {
      throw new Error("broken");
    };
    const crewkit = connectTo(serveFailures(unavailable, 2));
    const failure = { code: "invalid_request", reason: "broken" };
    await expect(calls.POST?.(crewkit, { shouldRetry })).rejects.toMatchObject(failure);
    expect((await crewkit.health.get({ shouldRetry }).result()).error).toMatchObject(failure);
  });

  test("leaves the decision to the client if it returns undefined", async () => {
    const shouldRetry = () => undefined;
    await calls.GET?.(connectTo(serveFailures(unavailable, 2)), { shouldRetry });
    await expect(calls.POST?.(connectTo(serveFailures(unavailable, 1)), { shouldRetry })).rejects.toThrow();
  });

  test("is not asked after the call was aborted, or for a 401", async () => {
    const shouldRetry = () => expect.unreachable();
    const controller = new AbortController();
    const server = serve(() => {
      controller.abort();
      return Promise.reject(new Error("lost"));
    });
    await expect(calls.GET?.(connectTo(server), { shouldRetry, signal: controller.signal })).rejects.toMatchObject({
      code: "aborted",
    });
  });
});

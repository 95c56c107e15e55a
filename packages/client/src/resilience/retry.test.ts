import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Crewkit, createCrewkit } from "../crewkit.ts";
import { CrewkitError } from "../errors/CrewkitError.ts";
import { defineOperation } from "../operation.ts";
import type { CallOptions } from "../request.ts";
import type { CrewkitOptions } from "../resilient.ts";
import { serve, type TestServer } from "../testing/server.ts";
import { skipWaits } from "../testing/time.ts";
import { retryDelay } from "./retry.ts";

beforeEach(skipWaits);

const calls: Record<string, (crewkit: Crewkit, options?: CallOptions) => Promise<unknown>> = {
  GET: (crewkit, options) => defineOperation("getItem GET /items whole")(crewkit, options),
  DELETE: (crewkit, options) => defineOperation("deleteItem DELETE /items whole")(crewkit, options),
  POST: (crewkit, options) => defineOperation("createItem POST /items body whole")(crewkit, { name: "a" }, options),
  PATCH: (crewkit, options) => defineOperation("updateItem PATCH /items body whole")(crewkit, { name: "a" }, options),
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
const connectTo = (server: TestServer, options: CrewkitOptions = {}) =>
  createCrewkit({ ...server, token: "test.token", limits: [], ...options });

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

  test("can be 0 for the call, even after a 429", async () => {
    const server = serveFailures(tooManyRequests, 1);
    await expect(calls.POST?.(connectTo(server), { retries: 0 })).rejects.toMatchObject({ status: 429 });
  });
});

describe("the delay before a retry", () => {
  const error = new CrewkitError("No response", { code: "network", operation: "getItem" });
  const request = {
    operation: "getItem",
    method: "GET",
    path: "/items",
    body: null,
    returns: "data",
    options: { retries: 20 },
  };

  test.each([
    [1, 500],
    [2, 1000],
    [5, 8000],
    [20, 8000],
  ])("after attempt %i has full jitter, from 0 to %i ms", (attempt, maximum) => {
    for (const random of [0, 0.25, 0.999]) {
      vi.spyOn(Math, "random").mockReturnValue(random);
      expect(retryDelay(error, request, attempt)).toBe(random * maximum);
    }
  });
});

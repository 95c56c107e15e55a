import { beforeEach, describe, expect, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { CrewkitError } from "./errors.ts";
import type { ClientOptions, Token } from "./options.ts";
import { defineOperation } from "./testing/define-operation.ts";
import { serveDevice } from "./testing/device.ts";
import { hang, requestTarget, serve, type TestServer } from "./testing/server.ts";
import { abortAfter, skipWaits } from "./testing/time.ts";
import { memoryStore } from "./testing/tokens.ts";
import { sleep } from "./time.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const getItem = defineOperation({ id: "getItem", method: "GET", path: "/items", returns: "object" });

beforeEach(skipWaits);

const createClient = (server: TestServer, options: ClientOptions & { token?: Token } = {}) =>
  createCrewkit({ ...server.options, token: "test.token", ...options });
const empty = () => Response.json({});

const slow: Record<string, Parameters<typeof serve>[0]> = {
  "no response": hang,
  "an endless body": () => new Response(endlessStream()),
  "repeated errors": () => Response.json({}, { status: 500 }),
};

function endlessStream(): ReadableStream {
  return new ReadableStream({
    async pull(controller) {
      await sleep(10, undefined);
      controller.enqueue(new TextEncoder().encode(" "));
    },
  });
}

describe.each(Object.entries(slow))("with %s, a call", (_name, respond) => {
  test("times out, even during retries", async () => {
    const start = Date.now();
    const { signal } = new AbortController();
    const call = getItem(createClient(serve(respond)), { timeout: 150, signal, retries: 1000 });
    // Fails with the last error if the call would time out before the next retry.
    const failure = respond === slow["repeated errors"] ? { status: 500 } : { code: "timeout", status: 0 };
    await expect(call).rejects.toMatchObject({ ...failure, operation: "getItem" });
    expect(Date.now() - start).toBeLessThanOrEqual(150);
  });

  test("rejects with the abort reason as its cause", async () => {
    const start = Date.now();
    const reason = new Error("The user left");
    const options = { signal: abortAfter(100, reason), retries: 1000 };
    const call = getItem(createClient(serve(respond), { timeout: 60_000 }), options);
    await expect(call).rejects.toMatchObject({ code: "aborted", cause: reason });
    expect(Date.now() - start).toBe(100);
  });

  test("rejects with aborted, not timeout, if its signal times out", async () => {
    const signal = abortAfter(100, new DOMException("Too slow", "TimeoutError"));
    const call = getItem(createClient(serve(respond), { timeout: 60_000 }), { signal, retries: 1000 });
    await expect(call).rejects.toMatchObject({ code: "aborted", cause: { name: "TimeoutError" } });
  });
});

test("a call can override the timeout of its connection", async () => {
  const server = serve(() => sleep(150, undefined).then(empty));
  const crewkit = createClient(server, { timeout: 50 });
  await expect(getItem(crewkit)).rejects.toMatchObject({ code: "timeout" });
  await expect(getItem(crewkit, { timeout: 5000 })).resolves.toEqual({});
  await expect(getItem(crewkit, { timeout: 0 })).resolves.toEqual({});
});

test("sends no request if the signal is already aborted", async () => {
  const server = serve(empty);
  const call = getItem(createClient(server), { signal: AbortSignal.abort("enough"), timeout: 1000 });
  await expect(call).rejects.toMatchObject({ code: "aborted", cause: "enough" });
  expect(server.requestLog).toHaveLength(0);
});

test("ends a sleep and clears its timer when the signal aborts", async () => {
  const controller = new AbortController();
  const pause = sleep(60_000, controller.signal);
  controller.abort();
  await pause;
  expect(vi.getTimerCount()).toBe(0);
});

test("ends a sleep if the signal is already aborted", async () => {
  const start = Date.now();
  await sleep(60_000, AbortSignal.abort());
  expect(Date.now() - start).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test.each(["getItem", "getSession"])("accepts a CrewkitError from %s as the abort reason", async (operation) => {
  const server = serve(hang);
  const tokens = memoryStore({ access_token: "access", refresh_token: "refresh" });
  const reason = new CrewkitError("Invalid token", { code: "api_error", operation, status: 401 });
  const call = getItem(createCrewkit({ ...server.options, tokens }), { signal: abortAfter(100, reason) });
  await expect(call).rejects.toMatchObject({ code: "aborted", status: 0, cause: reason });
  expect(server.requestLog).toEqual(["GET /items"]);
});

test.each([Infinity, 2 ** 31, 2 ** 32, 1000.5])(
  "a timeout of %s ms does not end a call immediately",
  async (timeout) => {
    const server = serve(() => sleep(500, undefined).then(empty));
    await expect(getItem(createClient(server), { timeout })).resolves.toEqual({});
  },
);

test("a negative timeout ends a call immediately", async () => {
  const start = Date.now();
  await expect(getItem(createClient(serve(hang)), { timeout: -1 })).rejects.toMatchObject({ code: "timeout" });
  expect(Date.now() - start).toBeLessThanOrEqual(1);
});

test("sends no request if the token arrives after the timeout", async () => {
  const crewkit = createClient(serve(empty), { token: () => sleep(200).then(() => "late") });
  const middleware = vi.fn(() => Promise.resolve(empty()));
  crewkit.use(middleware);
  await expect(getItem(crewkit, { timeout: 100 })).rejects.toMatchObject({ code: "timeout" });
  await sleep(200);
  expect(middleware).not.toHaveBeenCalled();
});

test("aborts a call even if a middleware ignores the signal", async () => {
  const crewkit = createClient(serve(empty));
  crewkit.use(hang);
  await expect(getItem(crewkit, { signal: abortAfter(50) })).rejects.toMatchObject({ code: "aborted" });
});

type Respond = Parameters<typeof serve>[0];

/** Serves the responses in order, and repeats the last one. */
function connectTo(responses: Respond[], options: ClientOptions = {}) {
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

  test.each<[string, ClientOptions, number]>([
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

/** Changes the wall clock, but not `performance.now()`. */
const changeClock = (hours: number) => vi.setSystemTime(Date.now() + hours * 3_600_000);

describe.each([1, -1])("when the clock is changed by %i h", (hours) => {
  test("retries continue", async () => {
    const statuses = [503, 503];
    const server = serve(() => {
      changeClock(hours);
      return Response.json({ user: {} }, { status: statuses.shift() ?? 200 });
    });
    await createCrewkit({ ...server.options, token: "test.token", timeout: 60_000 }).auth.getCurrentUser();
    expect(server.requestLog).toHaveLength(3);
  });

  test("a call still waits until the rate limit resets", async () => {
    const server = serve(() => Response.json({ user: {} }));
    const limits = [{ requests: 1, seconds: 30 }];
    const crewkit = createCrewkit({ ...server.options, token: "test.token", timeout: 60_000, limits });
    await crewkit.auth.getCurrentUser();
    const start = performance.now();
    setTimeout(() => changeClock(hours), 3000);
    await crewkit.auth.getCurrentUser();
    expect(performance.now() - start).toBeGreaterThanOrEqual(29_000);
    expect(performance.now() - start).toBeLessThan(31_000);
  });

  test("a device login continues", async () => {
    const server = serveDevice(["authorization_pending", "tokens"]);
    const crewkit = createCrewkit({ ...server.options, token: null });
    const login = crewkit.auth.device({ onCode: () => void changeClock(hours) });
    await expect(login).resolves.toHaveProperty("access_token");
  });
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { CrewkitError } from "./errors/CrewkitError.ts";
import { defineOperation } from "./operation.ts";
import type { CrewkitOptions } from "./options.ts";
import { hang, serve, type TestServer } from "./testing/server.ts";
import { abortAfter, skipWaits } from "./testing/time.ts";
import { memoryStore } from "./testing/tokens.ts";
import { sleep } from "./time.ts";

const getItem = defineOperation("getItem", "/items", "GET", "", "object");

beforeEach(skipWaits);

const createClient = (server: TestServer, options: CrewkitOptions = {}) =>
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

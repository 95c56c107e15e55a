import { beforeEach, describe, expect, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { CrewkitError } from "./errors/CrewkitError.ts";
import { defineOperation } from "./operation.ts";
import type { CrewkitOptions } from "./resilient.ts";
import { hang, serve, type TestServer } from "./testing/server.ts";
import { abortAfter, skipWaits } from "./testing/time.ts";
import { memoryStore } from "./testing/tokens.ts";
import { sleep } from "./time.ts";

const getThing = defineOperation("getThing GET /things whole");

beforeEach(skipWaits);

const to = (server: TestServer, options: CrewkitOptions = {}) =>
  createCrewkit({ ...server, token: "test.token", ...options });
const empty = () => Response.json({});

const slow: Record<string, Parameters<typeof serve>[0]> = {
  "no response": hang,
  "an endless body": () => new Response(endlessStream()),
  "one error after the other": () => Response.json({}, { status: 500 }),
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
  test("ends with its timeout, which includes retries, whether or not it has a signal", async () => {
    const began = Date.now();
    const { signal } = new AbortController();
    const call = getThing(to(serve(respond)), { timeout: 150, signal, retries: 1000 });
    // If the timeout would end the pause before a retry, the call fails at once, with the last error.
    const ending = respond === slow["one error after the other"] ? { status: 500 } : { code: "timeout", status: 0 };
    await expect(call).rejects.toMatchObject({ ...ending, operation: "getThing" });
    expect(Date.now() - began).toBeLessThanOrEqual(150);
  });

  test("ends with its signal, whose reason is the cause", async () => {
    const began = Date.now();
    const reason = new Error("The user left");
    const options = { signal: abortAfter(100, reason), retries: 1000 };
    const call = getThing(to(serve(respond), { timeout: 60_000 }), options);
    await expect(call).rejects.toMatchObject({ code: "aborted", cause: reason });
    expect(Date.now() - began).toBe(100);
  });

  test("is reported as aborted, not as timed out, if its signal times out", async () => {
    const signal = abortAfter(100, new DOMException("Too slow", "TimeoutError"));
    const call = getThing(to(serve(respond), { timeout: 60_000 }), { signal, retries: 1000 });
    await expect(call).rejects.toMatchObject({ code: "aborted", cause: { name: "TimeoutError" } });
  });
});

test("a call can have a longer timeout than its connection, or none", async () => {
  const server = serve(() => sleep(150, undefined).then(empty));
  const crewkit = to(server, { timeout: 50 });
  await expect(getThing(crewkit)).rejects.toMatchObject({ code: "timeout" });
  await expect(getThing(crewkit, { timeout: 5000 })).resolves.toEqual({});
  await expect(getThing(crewkit, { timeout: 0 })).resolves.toEqual({});
});

test("a call whose signal is already aborted is not sent", async () => {
  const server = serve(empty);
  const call = getThing(to(server), { signal: AbortSignal.abort("enough"), timeout: 1000 });
  await expect(call).rejects.toMatchObject({ code: "aborted", cause: "enough" });
  expect(server.seen).toHaveLength(0);
});

test("a sleep that a signal ends leaves no timer", async () => {
  const ended = new AbortController();
  const pause = sleep(60_000, ended.signal);
  ended.abort("enough");
  await expect(pause).rejects.toBe("enough");
  await expect(sleep(60_000, ended.signal)).rejects.toBe("enough");
  expect(vi.getTimerCount()).toBe(0);
});

test.each(["getThing", "getSession"])(
  "a CrewkitError of %s can be the reason of a signal, even with status 401",
  async (operation) => {
    const server = serve(hang);
    const tokens = memoryStore({ access_token: "access", refresh_token: "refresh" });
    const reason = new CrewkitError("Invalid token", { code: "api_error", operation, status: 401 });
    const call = getThing(createCrewkit({ ...server, tokens }), { signal: abortAfter(100, reason) });
    await expect(call).rejects.toMatchObject({ code: "aborted", status: 0, cause: reason });
    // No refresh.
    expect(server.seen).toEqual(["GET /things"]);
  },
);

test.each([Infinity, 2 ** 31, 2 ** 32, 1000.5])("a timeout of %s ms does not end a call at once", async (timeout) => {
  const server = serve(() => sleep(500, undefined).then(empty));
  await expect(getThing(to(server), { timeout })).resolves.toEqual({});
});

test("a negative timeout ends a call at once", async () => {
  const began = Date.now();
  await expect(getThing(to(serve(hang)), { timeout: -1 })).rejects.toMatchObject({ code: "timeout" });
  expect(Date.now() - began).toBeLessThanOrEqual(1);
});

test("a call ends even if a middleware ignores its signal", async () => {
  const crewkit = to(serve(empty));
  crewkit.use(hang);
  await expect(getThing(crewkit, { signal: abortAfter(50) })).rejects.toMatchObject({ code: "aborted" });
});

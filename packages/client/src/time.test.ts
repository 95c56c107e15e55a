import { describe, expect, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { CrewkitError } from "./errors/CrewkitError.ts";
import { operation } from "./operation.ts";
import type { CrewkitOptions } from "./resilient.ts";
import { serve } from "./testing/server.ts";
import { storeOf } from "./testing/store.ts";
import { sleep } from "./time.ts";

const getThing = operation("getThing GET /things whole");

const to = ({ baseUrl }: { baseUrl: string }, options: CrewkitOptions = {}) =>
  createCrewkit({ baseUrl, token: "test.token", ...options });

type Manner = Parameters<typeof serve>[0];

const slow: Record<string, Manner> = {
  "no answer": () => {},
  "a body that trickles": (request, response) => {
    response.writeHead(200).write("{");
    const trickle = setInterval(() => response.write(" "), 10);
    request.socket.on("close", () => clearInterval(trickle));
  },
  "failures again and again": (_request, response) => response.writeHead(500).end("{}"),
};

describe.each(Object.entries(slow))("%s", (_name, manner) => {
  test("ends with the call's time, repetitions included, though its signal goes on", async () => {
    await using server = await serve(manner);
    const { signal } = new AbortController();
    const call = getThing(to(server), { timeout: 150, signal, retries: 1000 });
    // Where the time would be over before the next, the failure in hand is told.
    const ending = manner === slow["failures again and again"] ? { status: 500 } : { code: "timeout", status: 0 };
    await expect(call).rejects.toMatchObject({ ...ending, operation: "getThing" });
  });

  test("ends with the caller's signal, whose reason is the cause", async () => {
    await using server = await serve(manner);
    const ended = new AbortController();
    const call = getThing(to(server, { timeout: 60_000 }), { signal: ended.signal, retries: 1000 });
    const reason = new Error("The user left");
    setTimeout(() => ended.abort(reason), 100);
    await expect(call).rejects.toMatchObject({ code: "aborted", cause: reason });
  });

  test("is aborted, not too slow, where the signal is the caller's own clock", async () => {
    await using server = await serve(manner);
    const call = getThing(to(server, { timeout: 60_000 }), { signal: AbortSignal.timeout(100), retries: 1000 });
    await expect(call).rejects.toMatchObject({ code: "aborted", cause: { name: "TimeoutError" } });
  });
});

test("a call may have more time than its connection gives, or all", async () => {
  await using server = await serve((_request, response) => void setTimeout(() => response.end("{}"), 150));
  const crewkit = to(server, { timeout: 50, limits: [] });
  await expect(getThing(crewkit)).rejects.toMatchObject({ code: "timeout" });
  await expect(getThing(crewkit, { timeout: 5000 })).resolves.toEqual({});
  await expect(getThing(crewkit, { timeout: 0 })).resolves.toEqual({});
});

test("a signal that has ended before sends nothing", async () => {
  await using server = await serve((_request, response) => response.end("{}"));
  const call = getThing(to(server), { signal: AbortSignal.abort("enough"), timeout: 1000 });
  await expect(call).rejects.toMatchObject({ code: "aborted", cause: "enough" });
  expect(server.seen).toHaveLength(0);
});

test("a pause that a signal ends leaves no timer", async () => {
  vi.useFakeTimers();
  const ended = new AbortController();
  const pause = sleep(60_000, ended.signal);
  ended.abort("enough");
  await expect(pause).rejects.toBe("enough");
  await expect(sleep(60_000, ended.signal)).rejects.toBe("enough");
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test.each(["getThing", "getSession"])(
  "a CrewkitError of %s may be the reason to abort, a 401 too",
  async (operation) => {
    await using server = await serve(() => {});
    const tokens = storeOf({ access_token: "access", refresh_token: "refresh" });
    const reason = new CrewkitError("Invalid token", { code: "refused", operation, status: 401 });
    const ended = new AbortController();
    const call = getThing(createCrewkit({ baseUrl: server.baseUrl, tokens }), { signal: ended.signal });
    await Promise.all([
      expect(call).rejects.toMatchObject({ code: "aborted", status: 0, cause: reason }),
      vi.waitFor(() => expect(server.seen).toHaveLength(1)).then(() => ended.abort(reason)),
    ]);
    // Else a refresh would have been sent.
    expect(server.seen).toEqual(["GET /things"]);
  },
);

test.each([Infinity, 2 ** 31, 2 ** 32, 1000.5])("a timeout of %s ms does not end the call at once", async (timeout) => {
  await using server = await serve((_request, response) => response.end("{}"));
  await expect(getThing(to(server), { timeout })).resolves.toEqual({});
});

test("a timeout below 0 is over at once", async () => {
  await using server = await serve(() => {});
  await expect(getThing(to(server), { timeout: -1 })).rejects.toMatchObject({ code: "timeout" });
});

describe("whatever does not listen to signals", () => {
  const never = () => new Promise<never>(() => {});

  test("such as fetch, ends with the time", async () => {
    const crewkit = createCrewkit({ baseUrl: "http://a.example", token: "test.token", fetch: never, timeout: 50 });
    await expect(getThing(crewkit)).rejects.toMatchObject({ code: "timeout" });
  });

  test("such as a body of another's making, ends with the time", async () => {
    const fetch = async () => new Response(new ReadableStream());
    const crewkit = createCrewkit({ baseUrl: "http://a.example", token: "test.token", fetch, timeout: 50 });
    await expect(getThing(crewkit)).rejects.toMatchObject({ code: "timeout" });
  });

  test("such as a middleware, ends with the signal", async () => {
    const crewkit = createCrewkit({ baseUrl: "http://a.example", token: "test.token" });
    crewkit.use(never);
    await expect(getThing(crewkit, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ code: "aborted" });
  });
});

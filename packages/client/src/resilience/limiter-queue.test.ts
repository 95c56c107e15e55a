import { beforeEach, describe, expect, test, vi } from "vitest";
import { rateLimitHeaders } from "../generated/contract.ts";
import type { Call } from "../request.ts";
import { Limiter } from "./limiter.ts";
import type { Limit } from "./window.ts";

const acme = "/5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f/items";
const other = "/0b9d2c7a-5e31-4c8f-a6d4-1f7e3b2c9d80/items";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-20T14:00:00Z") });
  return () => void vi.useRealTimers();
});

interface CallSettings {
  path?: string;
  canWait?: boolean;
  timeout?: number;
  signal?: AbortSignal;
}

/** Starts calls with the same limiter, and records what happens to them. */
function createCalls(limits?: Limit[]) {
  const limiter = new Limiter(limits);
  const log: string[] = [];

  function start(name: string, { path = "/items", canWait = true, timeout = Infinity, signal }: CallSettings = {}) {
    const request = { operation: "getItem", method: "GET", path, body: null, returns: "data", options: { signal } };
    const call: Call = { ...request, deadline: performance.now() + timeout };
    const place = limiter.acquire(call, {
      canWait,
      notify: (event) => log.push(`${name}: ${event.type} ${"milliseconds" in event && event.milliseconds}`),
    });
    place.then(
      () => log.push(`${name}: sent`),
      ({ code, retryAfter }) => log.push(`${name}: ${code} ${retryAfter}`),
    );
    const end = async (response?: Response) => {
      (await place)(response);
      await vi.advanceTimersByTimeAsync(0);
    };
    return { respond: (response = reply(100, 50)) => end(response), fail: () => end() };
  }

  const startMany = (count: number, settings?: CallSettings) =>
    Array.from({ length: count }, (_, number) => start(`${number}`, settings));
  const sent = () => log.filter((line) => line.endsWith(": sent")).map((line) => line.replace(": sent", ""));
  return { log, sent, start, startMany };
}

/** @param end seconds until the limit resets. */
function reply(limit: number, remaining: number, { end = 60, status = 200 } = {}): Response {
  const headers = {
    [rateLimitHeaders.limit]: `${limit}`,
    [rateLimitHeaders.remaining]: `${remaining}`,
    [rateLimitHeaders.reset]: `${Math.ceil(Date.now() / 1000 + end)}`,
  };
  return new Response("{}", { status, headers });
}

describe("before the first response", () => {
  test("at most ten requests are under way", async () => {
    const { sent, startMany } = createCalls();
    const calls = startMany(30);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(sent()).toHaveLength(10);
    await calls[0]?.fail();
    expect(sent()).toHaveLength(11);
    await calls[1]?.respond(reply(100, 99));
    expect(sent()).toHaveLength(30);
  });

  test("of a deployment without limits too, but not afterwards", async () => {
    const { sent, startMany } = createCalls();
    const calls = startMany(1000);
    await calls[0]?.respond(new Response());
    expect(sent()).toHaveLength(1000);
  });
});

describe("after a response", () => {
  test("no more requests are sent than remain, and those under way count", async () => {
    const { sent, startMany } = createCalls();
    const calls = startMany(50);
    await calls[0]?.respond(reply(100, 20));
    // Nine are under way.
    expect(sent()).toHaveLength(10 + 11);
    await calls[1]?.respond(reply(100, 19));
    expect(sent()).toHaveLength(10 + 11);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent()).toHaveLength(10 + 11);
    for (const call of calls.slice(2, 21)) await call.respond(reply(100, 18));
    expect(sent().length).toBeGreaterThan(21);
  });

  test("a late response does not add requests to the window", async () => {
    const { sent, startMany } = createCalls();
    const calls = startMany(30);
    const late = reply(100, 90);
    await calls[1]?.respond(reply(100, 5));
    await calls[0]?.respond(late);
    expect(sent()).toHaveLength(10);
  });

  test("requests that got no response count, but one at a time finds out", async () => {
    const { sent, startMany } = createCalls();
    const calls = startMany(30);
    await calls[0]?.respond(reply(100, 9));
    expect(sent()).toHaveLength(10);
    for (const call of calls.slice(1, 10)) await call.fail();
    expect(sent()).toHaveLength(11);
    await calls[10]?.respond(reply(100, 8));
    expect(sent()).toHaveLength(11 + 8);
  });

  test("the limit of the address counts on an organization's paths too, whose responses do not report it", async () => {
    const { sent, startMany } = createCalls();
    const calls = startMany(200, { path: acme });
    await calls[0]?.respond(reply(1000, 999, { end: 3600 }));
    expect(sent()).toHaveLength(100);
  });
});

describe("a 429", () => {
  const path = acme;

  test.each([
    ["the limit of the address, which other calls share", 30, 1],
    ["the limit of the organization", 1800, 2],
  ])("pauses the window of %s", async (_name, end, expected) => {
    const { sent, start } = createCalls();
    await start("rejected", { path }).respond(reply(10, 0, { end, status: 429 }));
    start("waiting", { path });
    start("other organization", { path: other });
    await vi.advanceTimersByTimeAsync((end - 1) * 1000);
    expect(sent()).toHaveLength(expected);
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent()).toHaveLength(3);
  });

  test("without headers pauses other calls for a second, and then sends ten at most before a response", async () => {
    const { sent, start, startMany } = createCalls();
    await start("rejected").respond(new Response("", { status: 429 }));
    startMany(20);
    await vi.advanceTimersByTimeAsync(999);
    expect(sent()).toEqual(["rejected"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent()).toHaveLength(11);
  });

  test("with Retry-After pauses the window for an hour at most", async () => {
    const { sent, start } = createCalls();
    await start("rejected").respond(new Response("", { status: 429, headers: { "Retry-After": "999999" } }));
    start("next");
    await vi.advanceTimersByTimeAsync(3_599_000);
    expect(sent()).toEqual(["rejected"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent()).toEqual(["rejected", "next"]);
  });
});

describe("waiting calls", () => {
  /** Uses up a window of 60 s. */
  async function useUp({ start }: ReturnType<typeof createCalls>, path?: string) {
    await start("first", path ? { path } : {}).respond(reply(100, 0));
  }

  test("are sent in order, before new calls, without aborted ones", async () => {
    const calls = createCalls();
    await useUp(calls);
    const controller = new AbortController();
    calls.start("second");
    calls.start("aborted", { signal: controller.signal });
    calls.start("third");
    controller.abort();
    await vi.advanceTimersByTimeAsync(59_000);
    calls.start("fourth");
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls.sent()).toEqual(["first", "second", "third", "fourth"]);
  });

  test("of one organization do not delay the calls of another one", async () => {
    const calls = createCalls();
    const [first, ...others] = calls.startMany(3, { path: acme });
    await first?.respond(reply(2, 0, { end: 3600 }));
    for (const call of others) await call.respond(reply(2, 0, { end: 3600 }));
    calls.startMany(50, { path: acme });
    calls.start("other", { path: other });
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.sent()).toEqual(["0", "1", "2", "other"]);
  });

  test("report once that they wait, or fail if they cannot wait until the limit resets", async () => {
    const calls = createCalls();
    await useUp(calls);
    calls.start("patient");
    calls.start("short timeout", { timeout: 30_000 });
    calls.start("throwing", { canWait: false });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(calls.log.slice(1)).toEqual([
      "patient: wait 60000",
      "short timeout: rate_limited 60",
      "throwing: rate_limited 60",
    ]);
  });

  test("do not fail because a response is missing", async () => {
    const calls = createCalls();
    const [first] = calls.startMany(10);
    calls.start("throwing", { canWait: false });
    await first?.respond();
    expect(calls.sent()).toContain("throwing");
  });

  test("leave no timer after they were aborted, and give back a place that they got at that moment", async () => {
    const calls = createCalls([{ requests: 1, seconds: 60 }]);
    await useUp(calls);
    const controller = new AbortController();
    calls.start("aborted", { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(10);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    calls.start("next");
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.sent()).toEqual(["first", "next"]);
  });

  test("wait longer than timers support", async () => {
    const month = 30 * 24 * 3600;
    const calls = createCalls([{ requests: 1, seconds: month }]);
    await useUp(calls);
    calls.start("next month");
    await vi.advanceTimersByTimeAsync((month - 1) * 1000);
    expect(calls.sent()).toEqual(["first"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(calls.sent()).toEqual(["first", "next month"]);
  });
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import type { CrewkitEvent } from "../options.ts";
import type { Limit } from "./limit-window.ts";
import { createLimiter } from "./limiter.ts";

const acme = "/5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f/items";
const other = "/0b9d2c7a-5e31-4c8f-a6d4-1f7e3b2c9d80/items";

describe("the queue of waiting requests", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => void vi.useRealTimers();
  });

  const call = { operation: "getItem", options: {}, deadline: Infinity };

  /** Creates a queue with ten pending requests, so that further requests wait. `sent` lists the requests that left the queue. */
  function createFullQueue(requests = 100) {
    const queue = createLimiter([{ requests, seconds: 60 }])("/item");
    const acquire = (signal?: AbortSignal) => queue.acquire({ ...call, options: { signal } }, true, () => {});
    for (let count = 0; count < 10; count++) acquire();
    const sent: string[] = [];
    const send = async (name: string, signal?: AbortSignal) => {
      await acquire(signal);
      sent.push(name);
    };
    const release = () => queue.release({ ...call, acquiredAt: performance.now() }, new Response());
    return { send, sent, release };
  }

  test("sends 1,000 waiting requests in order", async () => {
    const count = 1000;
    const queue = createLimiter([
      { requests: 1, seconds: 60 },
      { requests: count + 1, seconds: 3600 },
    ])("/item");
    const first = { ...call };
    queue.acquire(first, true, () => {});
    const sent: number[] = [];
    const waiting = Array.from({ length: count }, async (_, number) => {
      const waitingCall = { ...call };
      await queue.acquire(waitingCall, true, () => {});
      sent.push(number);
      queue.release(waitingCall, new Response());
    });
    queue.release(first, new Response());
    await vi.advanceTimersByTimeAsync(count * 61_000);
    await Promise.all(waiting);
    expect(sent).toEqual(Array.from({ length: count }, (_, number) => number));
  });

  test("keeps the order after a request is aborted", async () => {
    const { send, sent, release } = createFullQueue();
    const controller = new AbortController();
    const first = send("first");
    const aborted = send("aborted", controller.signal).catch(() => sent.push("aborted"));
    const last = send("last");
    await vi.advanceTimersByTimeAsync(5);
    controller.abort();
    await vi.advanceTimersByTimeAsync(8);
    release();
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all([first, aborted, last]);
    expect(sent).toEqual(["aborted", "first", "last"]);
  });

  test("sends a new request after all waiting requests", async () => {
    const { send, sent, release } = createFullQueue();
    const waiting = [send("first").then(() => send("third")), send("second")];
    release();
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all(waiting);
    expect(sent).toEqual(["first", "second", "third"]);
  });

  test("sends a new request after requests that wait for the next window", async () => {
    const { send, sent, release } = createFullQueue(11);
    const waiting = [send("first"), send("second")];
    release();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual(["first"]);
    await vi.advanceTimersByTimeAsync(59_000);
    waiting.push(send("third"));
    await vi.advanceTimersByTimeAsync(1000);
    await Promise.all(waiting);
    expect(sent).toEqual(["first", "second", "third"]);
  });

  test("sends a new request after all waiting requests if the last one was aborted", async () => {
    const { send, sent, release } = createFullQueue();
    const controller = new AbortController();
    const waiting = [send("first"), send("second")];
    const aborted = send("aborted", controller.signal).catch(() => {});
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    await aborted;
    release();
    waiting.push(send("third"));
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all(waiting);
    expect(sent).toEqual(["first", "second", "third"]);
  });
});

describe("waiting calls", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => void vi.useRealTimers();
  });

  interface CallSettings {
    path?: string;
    canWait?: boolean;
    timeout?: number;
    signal?: AbortSignal;
  }

  /** Starts calls with the same limits, and records what happens to them. */
  function createCalls(limits: Limit[]) {
    const queueFor = createLimiter(limits);
    const log: string[] = [];

    function start(name: string, { path = "/items", canWait = true, timeout = Infinity, signal }: CallSettings = {}) {
      const limitedCall = { operation: "getItem", options: { signal }, deadline: performance.now() + timeout };
      const queue = queueFor(path);
      const notify = (event: CrewkitEvent) =>
        log.push(`${name}: ${event.type} ${"milliseconds" in event && event.milliseconds}`);
      const wait = Promise.resolve(queue.acquire(limitedCall, canWait, notify));
      wait.then(
        () => log.push(`${name}: sent`),
        ({ code, retryAfter }) => log.push(`${name}: ${code} ${retryAfter}`),
      );
      return { respond: (response = new Response()) => queue.release(limitedCall, response) };
    }

    const startMany = (count: number, settings?: CallSettings) =>
      Array.from({ length: count }, (_, number) => start(`${number}`, settings));
    return { log, start, startMany };
  }

  const hundred = [{ requests: 100, seconds: 60 }];

  test("are sent after half a second if no response arrives", async () => {
    const { log, start, startMany } = createCalls(hundred);
    startMany(10);
    start("eleventh");
    await vi.advanceTimersByTimeAsync(499);
    expect(log).not.toContain("eleventh: sent");
    await vi.advanceTimersByTimeAsync(1);
    expect(log.slice(10)).toEqual(["eleventh: sent"]);
  });

  test("report that they wait for a response after half a second", async () => {
    const { log, start, startMany } = createCalls(hundred);
    startMany(20);
    start("last");
    await vi.advanceTimersByTimeAsync(499);
    expect(log).toHaveLength(10);
    await vi.advanceTimersByTimeAsync(501);
    expect(log.filter((line) => line.startsWith("last"))).toEqual(["last: wait 500", "last: sent"]);
  });

  test("report once that they wait until the limit resets", async () => {
    const { log, start, startMany } = createCalls([{ requests: 10, seconds: 60 }]);
    const calls = startMany(10);
    start("waiting");
    for (const { respond } of calls) {
      respond();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(log.filter((line) => line.startsWith("waiting"))).toEqual(["waiting: wait 60000"]);
  });

  test("do not fail while they wait for a response, after the window of another limit has ended", async () => {
    const short = { requests: 10, seconds: 0.2 };
    const { log, start, startMany } = createCalls([short, { requests: 100, seconds: 3600, scope: "organization" }]);
    startMany(10, { path: acme });
    await vi.advanceTimersByTimeAsync(300);
    start("throwing", { path: acme, canWait: false });
    await vi.advanceTimersByTimeAsync(200);
    expect(log.at(-1)).toBe("throwing: sent");
  });

  test("are sent when a call of another organization gets a response", async () => {
    const { log, start, startMany } = createCalls(hundred);
    const [first] = startMany(10, { path: acme });
    start("waiting", { path: other });
    await vi.advanceTimersByTimeAsync(5);
    first?.respond();
    await vi.advanceTimersByTimeAsync(0);
    expect(log.at(-1)).toBe("waiting: sent");
  });

  test("of one organization do not delay the calls of another one", async () => {
    const { log, start, startMany } = createCalls([{ requests: 3, seconds: 60 }]);
    for (const call of startMany(3, { path: acme })) call.respond();
    startMany(50, { path: acme });
    start("other", { path: other });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(log.filter((line) => line.endsWith("sent"))).toHaveLength(6);
    expect(log).toContain("other: sent");
  });

  test("behind others fail when the limit is exceeded, if they cannot wait until it resets", async () => {
    const { log, start, startMany } = createCalls([{ requests: 11, seconds: 60 }]);
    const [first] = startMany(10);
    start("next");
    start("patient");
    start("short timeout", { timeout: 30_000 });
    start("throwing", { canWait: false });
    await vi.advanceTimersByTimeAsync(100);
    first?.respond();
    await vi.advanceTimersByTimeAsync(0);
    expect(log.slice(10)).toEqual([
      "patient: wait 59900",
      "next: sent",
      "short timeout: rate_limited 60",
      "throwing: rate_limited 60",
    ]);
  });

  test("leave no timer after they were aborted", async () => {
    const { log, start, startMany } = createCalls([{ requests: 1, seconds: 3600 }]);
    startMany(1)[0]?.respond();
    const controller = new AbortController();
    start("aborted", { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(10);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(log.at(-1)).toMatch(/^aborted: /);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("wait for windows that are longer than timers support", async () => {
    const { log, start, startMany } = createCalls([{ requests: 1, seconds: 30 * 24 * 3600 }]);
    startMany(1)[0]?.respond();
    start("next month");
    await vi.advanceTimersByTimeAsync(29 * 24 * 3_600_000);
    expect(log).not.toContain("next month: sent");
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(log).toContain("next month: sent");
  });
});

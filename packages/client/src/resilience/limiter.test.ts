import { beforeEach, describe, expect, test, vi } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import type { CrewkitOptions } from "../options.ts";
import { defineOperation } from "../testing/define-operation.ts";
import { type RateLimitedServer, serveRateLimited } from "../testing/rate-limited.ts";
import { skipWaits } from "../testing/time.ts";
import { createLimiter } from "./limiter.ts";

const getItem = defineOperation({ id: "getItem", method: "GET", path: "/items/{number}" });
const window = { requests: 20, seconds: 1 };
const limits = [window];

async function callAll(count: number, options: CrewkitOptions, server: RateLimitedServer) {
  const crewkit = createCrewkit({ ...server.options, token: "test.token", ...options });
  const sent: string[] = [];
  crewkit.use((request, next) => {
    sent.push(request.url.replace(server.baseUrl, ""));
    return next(request);
  });
  const received = await Promise.all(Array.from({ length: count }, (_, number) => getItem(crewkit, `${number}`)));
  return { received, sent };
}

const inOrder = (count: number) => Array.from({ length: count }, (_, number) => `/items/${number}`);

describe("simultaneous calls with a limit of 20 per window", () => {
  beforeEach(skipWaits);

  test.each([
    ["the server responds immediately", {}],
    ["the server is slow", { delay: 100 }],
    ["the server sends no rate limit headers", { headers: false }],
  ])("are sent in order and without a 429 if %s", async (_name, behavior) => {
    const server = serveRateLimited({ ...window, ...behavior });
    expect(await callAll(60, { limits }, server)).toEqual({ received: inOrder(60), sent: inOrder(60) });
    expect(server.rejected()).toBe(0);
    expect(gaps(server.windows)).toHaveLength(2);
    for (const gap of gaps(server.windows)) expect(gap).toBeLessThan(2000);
  });

  test("are sent without a 429 if the server has a lower limit than the client", async () => {
    const server = serveRateLimited(window);
    expect(await callAll(40, {}, server)).toEqual({ received: inOrder(40), sent: inOrder(40) });
    expect(server.rejected()).toBe(0);
  });

  test("take no longer than necessary if the client learns the limit from headers", async () => {
    const server = serveRateLimited({ requests: 20, seconds: 2, delay: 50 });
    expect(await callAll(60, {}, server)).toEqual({ received: inOrder(60), sent: inOrder(60) });
    expect(server.rejected()).toBe(0);
    for (const gap of gaps(server.windows)) expect(gap).toBeLessThan(2100);
  });

  test("are all sent immediately with limits: []", async () => {
    const server = serveRateLimited(window);
    await expect(callAll(60, { limits: [], rateLimitRetries: 0 }, server)).rejects.toMatchObject({ status: 429 });
    expect(server.requestLog).toHaveLength(60);
    expect(server.rejected()).toBe(40);
  });

  test.each([
    [90, 0],
    [90, 90],
    [90, "none"],
    [-90, 0],
    [-90, -90],
    [-90, "none"],
  ] as const)(
    "are sent without a 429 if the reset header is off by %i s and the Date header by %s",
    async (resetOffset, dateOffset) => {
      const server = serveRateLimited({ ...window, resetOffset, dateOffset });
      await callAll(40, { limits }, server);
      expect(server.rejected()).toBe(0);
      expect(gaps(server.windows)).toHaveLength(1);
      expect(gaps(server.windows)[0]).toBeLessThan(2000);
    },
  );

  test("from two clients succeed with few 429s", async () => {
    const server = serveRateLimited(window);
    await Promise.all([callAll(30, { limits }, server), callAll(30, { limits }, server)]);
    // Each client sends ten requests before its first response.
    expect(server.rejected()).toBeLessThanOrEqual(10 * server.windows.length);
  });

  test("succeed while another client does not respect the limit", async () => {
    const server = serveRateLimited(window);
    const others = callAll(15, { limits: [] }, server);
    const { received } = await callAll(30, { limits }, server);
    await others;
    expect(received).toEqual(inOrder(30));
    expect(server.rejected()).toBeLessThanOrEqual(10 * server.windows.length);
  });

  test("succeed after another client used up the limit of a server without rate limit headers", async () => {
    const server = serveRateLimited({ ...window, headers: false });
    await callAll(20, { limits: [] }, server);
    const { received } = await callAll(20, { limits }, server);
    expect(received).toEqual(inOrder(20));
    expect(server.rejected()).toBeLessThanOrEqual(10);
  });
});

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

function gaps(times: number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

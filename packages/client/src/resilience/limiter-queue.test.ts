import { beforeEach, expect, test, vi } from "vitest";
import type { PreparedRequest } from "../request.ts";
import { startTimer } from "../time.ts";
import { createLimiter } from "./limiter.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

const request: PreparedRequest = {
  operation: "getItem",
  method: "GET",
  path: "/item",
  body: null,
  returns: "data",
  options: {},
};
const timer = { callerSignal: undefined, signal: undefined, deadline: Infinity, stop() {} };

/** Creates a queue with ten pending requests, so that further requests wait. `sent` lists the requests that left the queue. */
function createFullQueue(requests = 100) {
  const queue = createLimiter([{ requests, seconds: 60 }])(request);
  for (let count = 0; count < 10; count++) queue.acquire(request, timer);
  const sent: string[] = [];
  const send = async (name: string, prepared = request) => {
    await queue.acquire(prepared, timer);
    sent.push(name);
  };
  return { queue, send, sent };
}

test("sends 1,000 waiting requests in order", async () => {
  const count = 1000;
  const queue = createLimiter([
    { requests: 1, seconds: 60 },
    { requests: count + 1, seconds: 3600 },
  ])(request);
  queue.acquire(request, timer);
  const sent: number[] = [];
  const waiting = Array.from({ length: count }, async (_, number) => {
    await queue.acquire(request, timer);
    sent.push(number);
    queue.release(undefined);
    // Starts the next window.
    vi.setSystemTime(Date.now() + 60_000);
  });
  queue.release(new Response());
  await vi.advanceTimersByTimeAsync(61_000);
  await Promise.all(waiting);
  expect(sent).toEqual(Array.from({ length: count }, (_, number) => number));
});

test("keeps the order after a request is aborted", async () => {
  const { queue, send, sent } = createFullQueue();
  const controller = new AbortController();
  const first = send("first");
  const aborted = queue
    .acquire(request, startTimer({ signal: controller.signal }, {}))
    ?.catch(() => sent.push("aborted"));
  const last = send("last");
  await vi.advanceTimersByTimeAsync(5);
  controller.abort();
  await vi.advanceTimersByTimeAsync(8);
  queue.release(new Response());
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all([first, aborted, last]);
  expect(sent).toEqual(["aborted", "first", "last"]);
});

test("sends a new request after all waiting requests", async () => {
  const { queue, send, sent } = createFullQueue();
  const waiting = [send("first").then(() => send("third")), send("second")];
  queue.release(new Response());
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(sent).toEqual(["first", "second", "third"]);
});

test("sends a new request after requests that wait for the next window", async () => {
  const { queue, send, sent } = createFullQueue(11);
  const waiting = [send("first"), send("second")];
  queue.release(new Response());
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual(["first"]);
  vi.setSystemTime(Date.now() + 60_000);
  waiting.push(send("third"));
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all(waiting);
  expect(sent).toEqual(["first", "second", "third"]);
});

test("sends a new request after all waiting requests if the last one was aborted", async () => {
  const { queue, send, sent } = createFullQueue();
  const controller = new AbortController();
  const waiting = [send("first"), send("second")];
  const aborted = queue.acquire(request, startTimer({ signal: controller.signal }, {}))?.catch(() => {});
  await vi.advanceTimersByTimeAsync(100);
  controller.abort();
  await aborted;
  queue.release(new Response());
  waiting.push(send("third"));
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(sent).toEqual(["first", "second", "third"]);
});

test("sends a new request after all waiting requests if a public request overtook them", async () => {
  const { queue, send, sent } = createFullQueue();
  const waiting = [send("first"), send("second"), send("public", { ...request, isPublic: true })];
  await vi.advanceTimersByTimeAsync(100);
  queue.release(undefined);
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toEqual(["public"]);
  queue.release(new Response());
  waiting.push(send("third"));
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(sent).toEqual(["public", "first", "second", "third"]);
});

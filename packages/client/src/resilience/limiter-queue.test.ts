import { beforeEach, expect, test, vi } from "vitest";
import { createLimiter } from "./limiter.ts";

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

import { beforeEach, expect, test, vi } from "vitest";
import { startTimer } from "../time.ts";
import { createLimiter, type LimitedCall } from "./limiter.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

function createCall(options: Partial<LimitedCall> = {}): LimitedCall {
  return { ...startTimer("getItem", options.signal, undefined), canWait: true, onWait() {}, ...options };
}

/** Creates a queue with ten pending requests, so that further requests wait. `sent` lists the requests that left the queue. */
function createFullQueue(requests = 100) {
  const queue = createLimiter([{ requests, seconds: 60 }])("/item");
  const pending = Array.from({ length: 10 }, () => createCall());
  for (const call of pending) queue.acquire(call);
  const sent: string[] = [];
  const send = async (name: string, options?: Partial<LimitedCall>) => {
    await queue.acquire(createCall(options));
    sent.push(name);
  };
  const release = (response?: Response) => queue.release(pending.pop() ?? expect.fail(), response);
  return { queue, send, sent, release };
}

test("sends 1,000 waiting requests in order", async () => {
  const count = 1000;
  const queue = createLimiter([
    { requests: 1, seconds: 60 },
    { requests: count + 1, seconds: 3600 },
  ])("/item");
  const first = createCall();
  queue.acquire(first);
  const sent: number[] = [];
  const waiting = Array.from({ length: count }, async (_, number) => {
    const call = createCall();
    await queue.acquire(call);
    sent.push(number);
    queue.release(call, new Response());
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
  const aborted = send("aborted", controller).catch(() => sent.push("aborted"));
  const last = send("last");
  await vi.advanceTimersByTimeAsync(5);
  controller.abort();
  await vi.advanceTimersByTimeAsync(8);
  release(new Response());
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all([first, aborted, last]);
  expect(sent).toEqual(["aborted", "first", "last"]);
});

test("sends a new request after all waiting requests", async () => {
  const { send, sent, release } = createFullQueue();
  const waiting = [send("first").then(() => send("third")), send("second")];
  release(new Response());
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(sent).toEqual(["first", "second", "third"]);
});

test("sends a new request after requests that wait for the next window", async () => {
  const { send, sent, release } = createFullQueue(11);
  const waiting = [send("first"), send("second")];
  release(new Response());
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
  const aborted = send("aborted", controller).catch(() => {});
  await vi.advanceTimersByTimeAsync(100);
  controller.abort();
  await aborted;
  release(new Response());
  waiting.push(send("third"));
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(sent).toEqual(["first", "second", "third"]);
});

test("sends a new request after all waiting requests if a public request overtook them", async () => {
  const { send, sent, release } = createFullQueue();
  const waiting = [send("first"), send("second"), send("public", { isPublic: true })];
  await vi.advanceTimersByTimeAsync(100);
  release();
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toEqual(["public"]);
  release(new Response());
  waiting.push(send("third"));
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(sent).toEqual(["public", "first", "second", "third"]);
});

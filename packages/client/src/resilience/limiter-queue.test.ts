import { beforeEach, expect, test, vi } from "vitest";
import type { PreparedRequest } from "../request.ts";
import { startTimer } from "../time.ts";
import { createLimiter } from "./limiter.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

const call: PreparedRequest = {
  operation: "getThing",
  method: "GET",
  path: "/thing",
  body: null,
  returns: "data",
  options: {},
};
const timer = { callerSignal: undefined, signal: undefined, deadline: Infinity, clear() {} };

/** A lane with ten calls without a response, so that the next ones wait; and those that were let through, by name. */
function tenOpen(requests = 100) {
  const lane = createLimiter([{ requests, seconds: 60 }])(call);
  for (let blind = 0; blind < 10; blind++) lane.acquire(call, timer);
  const went: string[] = [];
  const go = async (name: string, outgoing = call) => {
    await lane.acquire(outgoing, timer);
    went.push(name);
  };
  return { lane, go, went };
}

test("1,000 calls wait, and are sent in order", async () => {
  const many = 1000;
  const lane = createLimiter([
    { requests: 1, seconds: 60 },
    { requests: many + 1, seconds: 3600 },
  ])(call);
  lane.acquire(call, timer);
  const went: number[] = [];
  const waiting = Array.from({ length: many }, async (_, number) => {
    await lane.acquire(call, timer);
    went.push(number);
    lane.release(undefined);
    // The next window, before the next call looks.
    vi.setSystemTime(Date.now() + 60_000);
  });
  lane.release(new Response());
  await vi.advanceTimersByTimeAsync(61_000);
  await Promise.all(waiting);
  expect(went).toEqual(Array.from({ length: many }, (_, number) => number));
});

test("a call behind an aborted one does not overtake those before it", async () => {
  const { lane, go, went } = tenOpen();
  const ended = new AbortController();
  const first = go("first");
  const aborted = lane.acquire(call, startTimer({ signal: ended.signal }, {}))?.catch(() => went.push("aborted"));
  const last = go("last");
  // Between two checks of the first.
  await vi.advanceTimersByTimeAsync(5);
  ended.abort();
  await vi.advanceTimersByTimeAsync(8);
  lane.release(new Response());
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all([first, aborted, last]);
  expect(went).toEqual(["aborted", "first", "last"]);
});

test("a call goes after those that wait, even if there is room", async () => {
  const { lane, go, went } = tenOpen();
  const waiting = [go("first").then(() => go("third")), go("second")];
  lane.release(new Response());
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(went).toEqual(["first", "second", "third"]);
});

test("a call in a new window goes after those that waited for it", async () => {
  const { lane, go, went } = tenOpen(11);
  const waiting = [go("first"), go("second")];
  lane.release(new Response());
  await vi.advanceTimersByTimeAsync(1000);
  expect(went).toEqual(["first"]);
  // Between two checks of the second.
  vi.setSystemTime(Date.now() + 60_000);
  waiting.push(go("third"));
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all(waiting);
  expect(went).toEqual(["first", "second", "third"]);
});

test("a call goes after those that wait, even if the last of them was aborted", async () => {
  const { lane, go, went } = tenOpen();
  const ended = new AbortController();
  const waiting = [go("first"), go("second")];
  const aborted = lane.acquire(call, startTimer({ signal: ended.signal }, {}))?.catch(() => {});
  await vi.advanceTimersByTimeAsync(100);
  ended.abort();
  await aborted;
  lane.release(new Response());
  waiting.push(go("third"));
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(went).toEqual(["first", "second", "third"]);
});

test("a call goes after those that wait, even if a call without a token overtook them", async () => {
  const { lane, go, went } = tenOpen();
  const waiting = [go("first"), go("second"), go("open", { ...call, isPublic: true })];
  await vi.advanceTimersByTimeAsync(100);
  lane.release(undefined);
  await vi.advanceTimersByTimeAsync(100);
  expect(went).toEqual(["open"]);
  lane.release(new Response());
  waiting.push(go("third"));
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(went).toEqual(["open", "first", "second", "third"]);
});

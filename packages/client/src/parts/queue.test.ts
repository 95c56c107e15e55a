import { getEventListeners } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import type { Outgoing } from "../request.ts";
import { timeOf } from "../time.ts";
import { createLimiter } from "./limiter.ts";

afterEach(() => void vi.useRealTimers());

const many = 10_000;
const busy = { timeout: 20_000 };
const call: Outgoing = { operation: "getThing", method: "GET", path: "/thing", body: null, key: "data", options: {} };
const time = { own: undefined, signal: undefined, deadline: Infinity, end() {} };

/** A lane with ten calls that have no answer, so that the next ones wait; and who went. */
function tenOpen(requests = 100) {
  const lane = createLimiter([{ requests, seconds: 60 }])(call);
  for (let blind = 0; blind < 10; blind++) lane.enter(call, time);
  const went: string[] = [];
  const go = async (name: string, outgoing = call) => {
    await lane.enter(outgoing, time);
    went.push(name);
  };
  return { lane, go, went };
}

test("10,000 calls wait, and go in their order", busy, async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const lane = createLimiter([
    { requests: 1, seconds: 60 },
    { requests: many + 1, seconds: 3600 },
  ])(call);
  lane.enter(call, time);
  const went: number[] = [];
  const waiting = Array.from({ length: many }, async (_, number) => {
    await lane.enter(call, time);
    went.push(number);
    lane.leave(undefined);
    // A minute for each: the machine's clock alone is moved.
    vi.setSystemTime(Date.now() + 60_000);
  });
  lane.leave(new Response());
  vi.setSystemTime(Date.now() + 60_000);
  await Promise.all(waiting);
  expect(went).toEqual(Array.from({ length: many }, (_, number) => number));
});

test("10,000 calls that wait end by one signal, with no warning", busy, async () => {
  const warned = vi.fn();
  process.on("warning", warned);
  const lane = createLimiter([{ requests: 1, seconds: 60 }])(call);
  lane.enter(call, time);
  const ended = new AbortController();
  const waiting = Array.from({ length: many }, () => lane.enter(call, timeOf({ signal: ended.signal }, {})));
  // Node looks through all that listen for each that comes, so none may listen to what they share.
  expect(getEventListeners(ended.signal, "abort")).toHaveLength(0);
  ended.abort("enough");
  const results = await Promise.allSettled(waiting);
  process.off("warning", warned);
  expect(new Set(results.map((each) => each.status === "rejected" && each.reason))).toEqual(new Set(["enough"]));
  expect(warned).not.toHaveBeenCalled();
});

test("whoever stood behind a call that was aborted does not overtake those before it", async () => {
  vi.useFakeTimers();
  const { lane, go, went } = tenOpen();
  const ended = new AbortController();
  const first = go("first");
  const aborted = lane.enter(call, timeOf({ signal: ended.signal }, {}))?.catch(() => went.push("aborted"));
  const last = go("last");
  // Between two looks of the first.
  await vi.advanceTimersByTimeAsync(5);
  ended.abort();
  await vi.advanceTimersByTimeAsync(8);
  lane.leave(new Response());
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all([first, aborted, last]);
  expect(went).toEqual(["aborted", "first", "last"]);
});

test("whoever comes while others wait goes after them, though there is room", async () => {
  const { lane, go, went } = tenOpen();
  const waiting = [go("first").then(() => go("third")), go("second")];
  lane.leave(new Response());
  await Promise.all(waiting);
  expect(went).toEqual(["first", "second", "third"]);
});

test("whoever comes with a new window goes after those who waited for it", async () => {
  vi.useFakeTimers();
  const { lane, go, went } = tenOpen(11);
  const waiting = [go("first"), go("second")];
  lane.leave(new Response());
  await vi.advanceTimersByTimeAsync(1000);
  expect(went).toEqual(["first"]);
  // Between two looks of the second.
  vi.setSystemTime(Date.now() + 60_000);
  waiting.push(go("third"));
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all(waiting);
  expect(went).toEqual(["first", "second", "third"]);
});

test("whoever comes after the last of those that wait has given up goes after the others", async () => {
  vi.useFakeTimers();
  const { lane, go, went } = tenOpen();
  const ended = new AbortController();
  const waiting = [go("first"), go("second")];
  const aborted = lane.enter(call, timeOf({ signal: ended.signal }, {}))?.catch(() => {});
  await vi.advanceTimersByTimeAsync(100);
  ended.abort();
  await aborted;
  lane.leave(new Response());
  waiting.push(go("third"));
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(went).toEqual(["first", "second", "third"]);
});

test("whoever comes after one that needs no token has gone before all goes after the others", async () => {
  vi.useFakeTimers();
  const { lane, go, went } = tenOpen();
  const waiting = [go("first"), go("second"), go("open", { ...call, open: true })];
  await vi.advanceTimersByTimeAsync(100);
  lane.leave(undefined);
  await vi.advanceTimersByTimeAsync(100);
  expect(went).toEqual(["open"]);
  lane.leave(new Response());
  waiting.push(go("third"));
  await vi.advanceTimersByTimeAsync(100);
  await Promise.all(waiting);
  expect(went).toEqual(["open", "first", "second", "third"]);
});

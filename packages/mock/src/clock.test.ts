import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClock, toHttpDate, toTimestamp } from "./clock.ts";

const start = Date.parse("2026-11-20T14:00:00.750Z");

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2030-01-01T00:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

test("starts at the given time and advances with the system clock", () => {
  const clock = createClock(start);
  expect(clock.time()).toBe(start);
  vi.advanceTimersByTime(1500);
  expect(clock.time()).toBe(start + 1500);
  expect(createClock().now()).toBe("2030-01-01T00:00:01Z");
});

test("stops while frozen, and continues from the frozen time", () => {
  const clock = createClock(start);
  clock.freeze();
  vi.advanceTimersByTime(1500);
  expect([clock.frozen, clock.time()]).toEqual([true, start]);
  clock.set(start + 60_000);
  vi.advanceTimersByTime(1500);
  expect(clock.time()).toBe(start + 60_000);
  clock.resume();
  vi.advanceTimersByTime(250);
  expect([clock.frozen, clock.time()]).toEqual([false, start + 60_250]);
});

test("formats the current time plus or minus some seconds, in whole seconds", () => {
  const clock = createClock(start);
  expect([clock.now(), clock.now(1), clock.now(3600), clock.now(-1)]).toEqual([
    "2026-11-20T14:00:00Z",
    "2026-11-20T14:00:01Z",
    "2026-11-20T15:00:00Z",
    "2026-11-20T13:59:59Z",
  ]);
  expect(toTimestamp(-1)).toBe("1969-12-31T23:59:59Z");
});

test("formats HTTP dates as defined in RFC 9110", () => {
  expect([toHttpDate(start), toHttpDate(start + 1000)]).toEqual([
    "Fri, 20 Nov 2026 14:00:00 GMT",
    "Fri, 20 Nov 2026 14:00:01 GMT",
  ]);
});

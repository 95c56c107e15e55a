import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClock, InterruptedError, sleep } from "./clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const onWait = vi.fn();
const waitingClock = () => createClock({ sleep, onWait });

test("advances the target's clock without waiting", async () => {
  const advanceClock = vi.fn(async () => {});
  const clock = createClock({ advanceClock, sleep, onWait });
  await clock.advance(86_400);
  expect(advanceClock).toHaveBeenCalledWith(86_400);
  expect(clock.now()).toBe(86_400);
});

test("waits for a test if the target's clock cannot be advanced", async () => {
  const clock = waitingClock();
  const advanced = clock.advance(60);
  await vi.advanceTimersByTimeAsync(60_000);
  await advanced;
  expect(onWait).toHaveBeenCalledWith(60, "test");
  expect(clock.now()).toBe(60);
});

test("skips a test that needs more than a minute, or more than ten minutes in total", async () => {
  const clock = waitingClock();
  await expect(clock.advance(61)).rejects.toThrow("Needs to wait 1 min 1 s, but a test waits at most 1 min.");
  for (let count = 0; count < 10; count++) {
    const advanced = clock.advance(60);
    await vi.advanceTimersByTimeAsync(60_000);
    await advanced;
  }
  await expect(clock.advance(1)).rejects.toThrow("Needs to wait 1 s, but all tests of a run wait at most 10 min.");
});

test("stops waiting when the run is interrupted", async () => {
  const controller = new AbortController();
  const clock = createClock({ sleep: (seconds) => sleep(seconds, controller.signal) });
  const advanced = clock.advance(60);
  controller.abort();
  await expect(advanced).rejects.toThrow(InterruptedError);
  expect(vi.getTimerCount()).toBe(0);
});

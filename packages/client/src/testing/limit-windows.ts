import { vi } from "vitest";
import { LimitWindow } from "../resilience/limit-window.ts";

export const start: number = Date.parse("2026-11-20T14:00:00Z");

/** Returns a function that restores the clock. */
export function fakeDate(): () => void {
  vi.useFakeTimers({ toFake: ["Date", "performance"], now: start });
  return () => void vi.useRealTimers();
}

export function advance(seconds: number): void {
  vi.advanceTimersByTime(seconds * 1000);
}

export function canSend(window: LimitWindow): boolean {
  return window.delay(performance.now()) === 0;
}

/** Sends as many requests as allowed, and returns their number. */
export function fill(window: LimitWindow): number {
  let count = 0;
  for (; canSend(window); count++) window.take();
  return count;
}

/** The values of the rate limit headers. `end` is in seconds after `start`. */
export type RateLimitValues = [limit: number, remaining: number, end: number];

export function respond(windows: LimitWindow[], rateLimit?: RateLimitValues, status = 200, reported = windows): void {
  for (const window of windows) window.release();
  const [limit, remaining, end] = rateLimit ?? [];
  const headers = { "X-RateLimit-Limit": `${limit}`, "X-RateLimit-Remaining": `${remaining}` };
  const reset = end === undefined ? {} : { "X-RateLimit-Reset": `${start / 1000 + end}` };
  const init = { status, headers: rateLimit ? { ...headers, ...reset } : {} };
  LimitWindow.update(windows, reported, new Response("{}", init));
}

export const minute = (): LimitWindow => new LimitWindow({ requests: 100, seconds: 60 });
export const hour = (): LimitWindow => new LimitWindow({ requests: 1000, seconds: 3600 });

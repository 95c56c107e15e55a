import { vi } from "vitest";
import { rateLimitHeaders } from "../generated/contract.ts";
import { LimitWindow } from "../resilience/limit-window.ts";
import { LimiterQueue, LimiterSchedule } from "../resilience/limiter-queue.ts";

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
  for (; canSend(window); count++) window.take(performance.now());
  return count;
}

/** The values of the rate limit headers. `end` is in seconds after `start`. */
export type RateLimitValues = [limit: number, remaining: number, end?: number];

interface ResponseOptions {
  status?: number;
  /** The windows that responses describe, except a 429. */
  reported?: LimitWindow[];
  /** When the request was sent. Defaults to now. */
  sentAt?: number;
  headers?: Record<string, string>;
}

export function respond(windows: LimitWindow[], rateLimit?: RateLimitValues, options: ResponseOptions = {}): void {
  const { status = 200, reported = windows, sentAt = performance.now(), headers } = options;
  const response = new Response("{}", { status, headers: { ...rateLimitHeadersOf(rateLimit), ...headers } });
  const call = { operation: "getItem", options: {}, deadline: Infinity, acquiredAt: sentAt };
  new LimiterQueue(windows, reported, new LimiterSchedule()).release(call, response);
}

function rateLimitHeadersOf(rateLimit?: RateLimitValues): Record<string, string> {
  if (!rateLimit) return {};
  const [limit, remaining, end] = rateLimit;
  return {
    [rateLimitHeaders.limit]: `${limit}`,
    [rateLimitHeaders.remaining]: `${remaining}`,
    ...(end !== undefined && { [rateLimitHeaders.reset]: `${start / 1000 + end}` }),
  };
}

export const minute = (isMaximum = false): LimitWindow => new LimitWindow({ requests: 100, seconds: 60 }, isMaximum);
export const hour = (): LimitWindow => new LimitWindow({ requests: 1000, seconds: 3600 }, false);

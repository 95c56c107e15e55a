import { rateLimitHeaders } from "./generated/contract.ts";

/**
 * The status of the rate limit in the headers: the organization's limit on its paths, otherwise the limit of the IP address.
 * In a 429, the limit that was exceeded.
 */
export interface RateLimit {
  /** Requests per window. */
  limit: number;
  remaining: number;
  /** The end of the window by the server's clock, as Unix time in seconds. 0 if the header is missing. */
  reset: number;
}

/** Returns undefined if the headers are missing or invalid. */
export function readRateLimit({ headers }: Response): RateLimit | undefined {
  const limit = readNumber(headers, rateLimitHeaders.limit);
  const remaining = readNumber(headers, rateLimitHeaders.remaining);
  const reset = readNumber(headers, rateLimitHeaders.reset) || 0;
  return limit > 0 && remaining >= 0 ? { limit, remaining, reset } : undefined;
}

/** Returns the seconds to wait before a retry: the time in `Retry-After`, or until an exceeded rate limit resets. */
export function readRetryAfter(response: Response): number | undefined {
  const exceeded = response.status === 429 ? readRateLimit(response) : undefined;
  const untilReset = exceeded?.remaining === 0 ? secondsUntil(exceeded.reset * 1000, response) : undefined;
  return readRetryAfterHeader(response) ?? untilReset;
}

/** Reads `Retry-After`, in seconds or as a date (RFC 9110, section 10.2.3). Returns seconds, or undefined if it is invalid. */
function readRetryAfterHeader(response: Response): number | undefined {
  const value = response.headers.get("retry-after") ?? "";
  return wholeSeconds(Number(value)) ?? secondsUntil(Date.parse(value), response);
}

function secondsUntil(time: number, response: Response): number | undefined {
  return wholeSeconds((time - serverTime(response)) / 1000);
}

/** Rounds up. Returns undefined unless the number is positive and finite. */
function wholeSeconds(seconds: number): number | undefined {
  return seconds > 0 && seconds < Infinity ? Math.ceil(seconds) : undefined;
}

/** Returns the Unix time in milliseconds by the server's clock. */
export function serverTime({ headers }: Response): number {
  const now = Date.now();
  const date = Date.parse(headers.get("date") ?? "");
  // `Date` is in whole seconds. The local clock is more precise, if it agrees.
  const isClockWrong = date > now || date + 1000 <= now;
  return isClockWrong ? date : now;
}

/** Returns NaN if the header is missing or not a number. */
function readNumber(headers: Headers, name: string): number {
  return Number(headers.get(name) || Number.NaN);
}

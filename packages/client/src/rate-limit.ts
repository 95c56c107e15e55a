import { rateLimitHeaders } from "./generated/contract.ts";

/**
 * The status of the rate limit in the headers: the organization's limit on its paths, otherwise the limit of the IP address.
 * In a 429, the limit that was exceeded.
 */
export interface RateLimit {
  /** Requests per window. */
  limit: number;
  remaining: number;
  /** The end of the window by the server's clock, as Unix time in seconds. */
  reset: number;
}

/** Returns undefined if the headers are missing or invalid. */
export function readRateLimit(response: Response | undefined): RateLimit | undefined {
  const headers = response?.headers;
  const read = (name: string) => Number(headers?.get(name) ?? NaN);
  const limit = read(rateLimitHeaders.limit);
  const remaining = read(rateLimitHeaders.remaining);
  if (limit > 0 && remaining >= 0) return { limit, remaining, reset: read(rateLimitHeaders.reset) || 0 };
}

/** Reads `Retry-After`, in seconds or as a date (RFC 9110, section 10.2.3). Returns seconds, or undefined if it is invalid. */
export function readRetryAfter(response: Response | undefined): number | undefined {
  const value = response?.headers.get("retry-after") ?? "";
  const seconds = Number(value) || (Date.parse(value) - Date.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}

import { rateLimitHeaders } from "./generated/contract.ts";

/** The rate limit status, of the limit with the fewest remaining requests. */
export interface RateLimit {
  /** Requests per window. */
  limit: number;
  remaining: number;
  /** The end of the window in Unix seconds, by the server's clock. */
  reset: number;
}

/** Undefined if the headers are missing or invalid. */
export function readRateLimit(response: Response | undefined): RateLimit | undefined {
  const readHeader = (name: keyof RateLimit) => Number(response?.headers.get(rateLimitHeaders[name]) ?? "none");
  const [limit, remaining] = [readHeader("limit"), readHeader("remaining")];
  return limit > 0 && remaining >= 0 ? { limit, remaining, reset: readHeader("reset") || 0 } : undefined;
}

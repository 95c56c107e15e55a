import { rateLimitHeaders } from "./generated/contract.ts";

/** Where a rate limit stood when the API answered: of its limits, the one with fewer requests left. */
export interface RateLimit {
  /** Requests allowed in the window. */
  limit: number;
  /** Requests left in it. */
  remaining: number;
  /** When it ends by the server's clock, in Unix seconds. */
  reset: number;
}

/** Reads the rate limit headers; undefined where an answer has none that make sense. */
export function readRateLimit(response: Response | undefined): RateLimit | undefined {
  const readHeader = (name: keyof RateLimit) => Number(response?.headers.get(rateLimitHeaders[name]) ?? "none");
  const [limit, remaining] = [readHeader("limit"), readHeader("remaining")];
  return limit > 0 && remaining >= 0 ? { limit, remaining, reset: readHeader("reset") || 0 } : undefined;
}

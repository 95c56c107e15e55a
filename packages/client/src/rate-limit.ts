import { limitHeader, remainingHeader, resetHeader } from "./generated/contract.ts";

/** Where a rate limit stood when the API answered: of its limits, the one with fewer requests left. */
export interface RateLimit {
  /** Requests allowed in the window. */
  limit: number;
  /** Requests left in it. */
  remaining: number;
  /** When it ends by the server's clock, in Unix seconds. */
  reset: number;
}

/** Reads the rate limit headers; undefined where an answer has none. */
export function rateLimitOf(response: Response | undefined): RateLimit | undefined {
  const [limit = 0, remaining = 0, reset = 0] = [limitHeader, remainingHeader, resetHeader].map((name) =>
    Number(response?.headers.get(name)),
  );
  return limit ? { limit, remaining, reset } : undefined;
}

import type { CrewkitError } from "../errors/CrewkitError.ts";
import type { PreparedRequest } from "../request.ts";

/**
 * Creates a function that returns the delay before the next attempt in milliseconds: the time in `Retry-After`, or a random
 * time that grows exponentially ("full jitter"). It throws the error if the request must not be retried.
 *
 * After a 429, any request is retried, because the API did not process it. After other errors, only GET, DELETE and token
 * refreshes are retried. GET and DELETE are idempotent (RFC 9110, section 9.2.2).
 */
export function createRetryPolicy(
  { operation, method }: Pick<PreparedRequest, "operation" | "method">,
  retries: number,
  rateLimitRetries: number,
): (error: CrewkitError) => number {
  const isRepeatable = /GET|DELETE/.test(method) || operation === "refreshToken";
  let maxBackoff = 250;
  return (error) => {
    const { code, status, retryAfter = 0 } = error;
    maxBackoff = Math.min(maxBackoff * 2, 8000);
    const delay = Math.max(retryAfter * 1000, Math.random() * maxBackoff);
    const isTemporary = /network|timeout/.test(code) || status >= 500;
    const canRetry = status === 429 ? rateLimitRetries-- > 0 : isRepeatable && isTemporary && retries-- > 0;
    // A failed token refresh has already been retried. Do not wait longer than an hour.
    if (!canRetry || code === "auth" || delay > 3_600_000) throw error;
    return delay;
  };
}

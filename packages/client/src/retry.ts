import { type CrewkitError, toCrewkitError } from "./errors.ts";
import type { SharedOptions } from "./options.ts";
import type { CallOptions, PreparedRequest } from "./request.ts";

export type RetryOptions = Pick<CallOptions, "retries" | "rateLimitRetries" | "shouldRetry"> &
  Pick<SharedOptions, "whenExhausted">;

/** How often a call was retried. */
export interface RetryCounts {
  /** After a 429. */
  rateLimit: number;
  other: number;
}

/** An hour, the longest window of a rate limit, and two seconds, because the reset and `Date` are in whole seconds. */
const maxRetryDelay = 3_602_000;

/**
 * Decides whether a failed attempt is retried. After a 429, any request can be retried, because the API did not process it. After
 * other errors, only GET, DELETE and token refreshes are. GET and DELETE are idempotent (RFC 9110, section 9.2.2).
 *
 * @param attempt the number of the next attempt.
 * @throws {CrewkitError} `invalid_request` if `shouldRetry` throws.
 */
export function isRetried(
  error: CrewkitError,
  call: Pick<PreparedRequest, "operation" | "method">,
  { retries = 2, rateLimitRetries = 10, shouldRetry, whenExhausted }: RetryOptions,
  counts: RetryCounts,
  attempt: number,
): boolean {
  // A failed token refresh has already been retried.
  if (error.code === "auth" || error.code === "aborted") return false;
  const isRateLimited = error.status === 429;
  const maxRateLimitRetries = whenExhausted === "throw" ? 0 : rateLimitRetries;
  if (isRateLimited ? counts.rateLimit >= maxRateLimitRetries : counts.other >= retries) return false;
  const isRepeatable = call.method === "GET" || call.method === "DELETE" || call.operation === "refreshToken";
  const isTemporary = error.code === "network" || error.code === "timeout" || error.status >= 500;
  try {
    return shouldRetry?.(error, attempt) ?? (isRateLimited || (isRepeatable && isTemporary));
  } catch (cause) {
    throw toCrewkitError(cause, call, "invalid_request");
  }
}

/**
 * Returns the milliseconds before an attempt: the time in `retryAfter`, or a random time that grows exponentially ("full
 * jitter"). Undefined if it is too long.
 */
export function retryDelay({ retryAfter = 0 }: CrewkitError, attempt: number): number | undefined {
  const maxBackoff = Math.min(250 * 2 ** (attempt - 1), 8000);
  const delay = Math.max(retryAfter * 1000, Math.random() * maxBackoff);
  return delay <= maxRetryDelay ? delay : undefined;
}

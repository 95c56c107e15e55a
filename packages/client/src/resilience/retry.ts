import type { CrewkitError } from "../errors/CrewkitError.ts";
import type { PreparedRequest } from "../request.ts";

/**
 * Returns the delay before the next retry in milliseconds, with full jitter.
 *
 * After a 429, any request is retried, up to `5 * retries` times. After other errors, only GET and DELETE are retried,
 * because they are idempotent (RFC 9110, section 9.2.2).
 *
 * @throws `error` if the request must not be retried.
 */
export function retryDelay(error: CrewkitError, prepared: PreparedRequest, attempt: number, retries = 2): number {
  const { code, status } = error;
  const isRetryable = /GET|DELETE/.test(prepared.method) && (code === "network" || status >= 500);
  // The client has already retried a failed token refresh if possible.
  const factor = code === "auth" ? 0 : status === 429 ? 5 : Number(isRetryable);
  if (attempt > (prepared.options.retries ?? retries) * factor) throw error;
  return Math.random() * Math.min(250 * 2 ** attempt, 8000);
}

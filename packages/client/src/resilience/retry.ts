import type { CrewkitError } from "../errors/CrewkitError.ts";
import type { PreparedRequest } from "../request.ts";

/**
 * The delay before a retry in milliseconds, with full jitter.
 *
 * After a 429, any request is retried, up to five times as often. Otherwise only GET and DELETE are, since they are
 * idempotent (RFC 9110, section 9.2.2).
 *
 * @throws the error itself if the request must not be retried.
 */
export function retryDelay(error: CrewkitError, prepared: PreparedRequest, attempt: number, retries = 2): number {
  const { code, status } = error;
  const isSafe = /GET|DELETE/.test(prepared.method) && (code === "network" || status >= 500);
  // Already retried if safe.
  const factor = code === "auth" ? 0 : status === 429 ? 5 : Number(isSafe);
  if (attempt > (prepared.options.retries ?? retries) * factor) throw error;
  return Math.random() * Math.min(250 * 2 ** attempt, 8000);
}

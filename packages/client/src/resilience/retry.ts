import type { CrewkitError } from "../errors/CrewkitError.ts";
import type { PreparedRequest } from "../request.ts";

/**
 * How long to wait before a failed call is sent again, in milliseconds.
 *
 * What a limit refused was not done, so that may be anything, and five times as often; whatever else failed may have
 * been done, so that only what can be done twice is (RFC 9110, 9.2.2). The wait has full jitter, so that those who
 * failed together do not come again together.
 *
 * @throws the failure itself, if the call must not be sent again.
 */
export function retryDelay(error: CrewkitError, prepared: PreparedRequest, attempt: number, retries = 2): number {
  const { code, status } = error;
  const isSafe = /GET|DELETE/.test(prepared.method) && (code === "network" || status >= 500);
  // A refresh was repeated where that was safe.
  const factor = code === "auth" ? 0 : status === 429 ? 5 : Number(isSafe);
  if (attempt > (prepared.options.retries ?? retries) * factor) throw error;
  return Math.random() * Math.min(250 * 2 ** attempt, 8000);
}

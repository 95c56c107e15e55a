import type { CrewkitError } from "../errors/CrewkitError.ts";
import type { Outgoing } from "../request.ts";

/**
 * How long to wait before a failed call is sent again, in milliseconds; undefined if it must not be.
 *
 * What a limit refused was not done, so that may be anything, and five times as often; whatever else failed may have
 * been done, so that only what can be done twice is (RFC 9110, 9.2.2). The wait has full jitter, so that those who
 * failed together do not come again together.
 */
export function pauseBefore(
  { code, status }: CrewkitError,
  { method, options }: Outgoing,
  attempt: number,
  retries = 2,
): number | undefined {
  const may = options.retries ?? retries;
  const isBroken = code === "network" || status >= 500;
  // A refresh was repeated where that was safe.
  const most = code === "token" ? 0 : status === 429 ? may * 5 : isBroken && /GET|DELETE/.test(method) ? may : 0;
  return attempt > most ? undefined : Math.random() * Math.min(250 * 2 ** attempt, 8000);
}

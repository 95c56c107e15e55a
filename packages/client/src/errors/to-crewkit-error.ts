import type { CallTimer } from "../time.ts";
import { CrewkitError, type CrewkitErrorCode } from "./CrewkitError.ts";

/** @param code the error's code, unless the signal or the timeout ended the call. */
export function toCrewkitError(
  cause: unknown,
  operation: string,
  code: CrewkitErrorCode,
  { callerSignal, signal }: Partial<CallTimer> = {},
): CrewkitError {
  // The reason of a signal can also be a CrewkitError.
  const known = cause instanceof CrewkitError && cause !== signal?.reason ? cause : undefined;
  if (known?.operation === operation) return known;
  // Keeps the status of a failed refresh if the user must sign in again or can retry later.
  const refreshError = code === "auth" ? known : undefined;
  const status = refreshError && (refreshError.status === 401 || refreshError.status > 428) ? refreshError.status : 0;
  if (refreshError?.code === "rate_limited") code = "rate_limited";
  if (signal?.aborted) code = callerSignal?.aborted ? "aborted" : "timeout";
  // Node's details ("connect ECONNREFUSED …") are in the cause.
  const { message = cause, cause: nested, reason = nested?.message || nested?.code || message } = Object(cause);
  return new CrewkitError(`${reason}`, { code, operation, cause, status });
}

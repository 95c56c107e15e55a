import type { CallTimer } from "../time.ts";
import { CrewkitError, type CrewkitErrorCode } from "./CrewkitError.ts";

/**
 * Converts the cause of a failed call to a CrewkitError.
 *
 * @param code the code of the error, unless the caller's signal or the timeout ended the call.
 */
export function toCrewkitError(
  cause: unknown,
  operation: string,
  code: CrewkitErrorCode,
  { callerSignal, signal }: Partial<CallTimer> = {},
): CrewkitError {
  // Whoever aborts may give any reason, such an error too.
  const known = cause instanceof CrewkitError && cause !== signal?.reason ? cause : undefined;
  if (known?.operation === operation) return known;
  // Of a refresh, what this call must know: whether to sign in again, or to wait.
  const refreshError = code === "auth" ? known : undefined;
  const status = refreshError && (refreshError.status === 401 || refreshError.status > 428) ? refreshError.status : 0;
  if (refreshError?.code === "rate_limited") code = "rate_limited";
  if (signal?.aborted) code = callerSignal?.aborted ? "aborted" : "timeout";
  // Node hides the reason ("connect ECONNREFUSED …") one level deeper.
  const { message = cause, cause: nested, reason = nested?.message || nested?.code || message } = Object(cause);
  return new CrewkitError(`${reason}`, { code, operation, cause, status });
}

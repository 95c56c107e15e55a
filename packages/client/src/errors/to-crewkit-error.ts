import type { CallTime } from "../time.ts";
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
  { own, signal }: Partial<CallTime> = {},
): CrewkitError {
  // Whoever aborts may give any reason, such an error too.
  const known = cause instanceof CrewkitError && cause !== signal?.reason ? cause : undefined;
  if (known?.operation === operation) return known;
  // Of a refresh, what this call must know: whether to sign in again, or to wait.
  const refresh = code === "token" ? known : undefined;
  const status = refresh && (refresh.status === 401 || refresh.status > 428) ? refresh.status : 0;
  if (refresh?.code === "limit") code = "limit";
  if (signal?.aborted) code = own?.aborted ? "aborted" : "timeout";
  // Node hides the reason ("connect ECONNREFUSED …") one level deeper.
  const { message = cause, cause: deeper, reason = deeper?.message || deeper?.code || message } = Object(cause);
  return new CrewkitError(`${reason}`, { code, operation, cause, status });
}

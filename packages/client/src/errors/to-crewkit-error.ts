import type { Call } from "../request.ts";
import { CrewkitError } from "./CrewkitError.ts";

type FailedCall = Pick<Call, "operation"> & Partial<Pick<Call, "code" | "options">>;

/** @param call its code is used unless the caller aborted the call. */
export function toCrewkitError(
  cause: unknown,
  { operation, code = "invalid_request", options: { signal } = {} }: FailedCall,
): CrewkitError {
  // The reason of a signal can also be a CrewkitError.
  const known = cause instanceof CrewkitError && cause !== signal?.reason ? cause : undefined;
  if (known?.operation === operation) return known;
  // Node's details ("connect ECONNREFUSED …") are in the cause.
  const { message = cause, cause: nested, reason = nested?.message || nested?.code || message } = Object(cause);
  // Keeps the status of a failed token refresh.
  return new CrewkitError(`${reason}`, { code: signal?.aborted ? "aborted" : code, operation, cause }, known?.response);
}

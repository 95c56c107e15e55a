import { CrewkitError, type CrewkitErrorCode } from "./CrewkitError.ts";

/**
 * @param code the error's code, unless the caller aborted the call.
 * @param signal the caller's signal.
 */
export function toCrewkitError(
  cause: unknown,
  operation: string,
  code: CrewkitErrorCode,
  signal?: AbortSignal,
): CrewkitError {
  // The reason of a signal can also be a CrewkitError.
  if (cause instanceof CrewkitError && cause.operation === operation && cause !== signal?.reason) return cause;
  // Node's details ("connect ECONNREFUSED …") are in the cause.
  const { message = cause, cause: nested, reason = nested?.message || nested?.code || message } = Object(cause);
  return new CrewkitError(`${reason}`, { code: signal?.aborted ? "aborted" : code, operation, cause });
}

/** Keeps the status of a failed refresh if the user must sign in again or can retry later. */
export function toTokenError(cause: unknown, operation: string, signal?: AbortSignal): CrewkitError {
  const error = toCrewkitError(cause, operation, "auth", signal);
  if (!(cause instanceof CrewkitError) || error === cause) return error;
  const { code, reason, status, retryAfter } = cause;
  return new CrewkitError(reason, {
    code: code === "rate_limited" ? code : "auth",
    operation,
    status: status === 401 || status > 428 ? status : 0,
    retryAfter,
    cause,
  });
}

import type { Outgoing } from "../request.ts";
import { CrewkitError } from "./CrewkitError.ts";

/**
 * Says as a CrewkitError why a call failed.
 *
 * @param ended what ended with the caller's signal or with the call's time.
 * @param awaited what the call waited for.
 */
export function describe(
  cause: unknown,
  { operation, options }: Pick<Outgoing, "operation" | "options">,
  ended: AbortSignal | undefined,
  awaited: "answer" | "token",
): CrewkitError {
  if (cause instanceof CrewkitError) {
    // Another operation's is that of a refresh.
    return cause.operation === operation
      ? cause
      : new CrewkitError(cause.reason, { ...cause, operation, code: "token", cause });
  }
  if (options.signal?.aborted) return new CrewkitError("The call was aborted", { code: "aborted", operation, cause });
  if (ended?.aborted) return new CrewkitError("The call took too long", { code: "timeout", operation, cause });
  // Node hides the reason ("connect ECONNREFUSED …") one level deeper.
  const { message = cause, cause: deeper } = Object(cause);
  const code = awaited === "token" ? awaited : "network";
  const reason = `No ${awaited}: ${deeper?.message || deeper?.code || message}`;
  return new CrewkitError(reason, { code, operation, cause });
}

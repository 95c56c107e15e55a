import type { CrewkitError } from "./errors/CrewkitError.ts";

/**
 * An event of a call. `operation` is the operationId of the call.
 *
 * - `wait`: the call starts to wait for a rate limit. The window ends after `milliseconds`. It can wait longer if earlier calls use all requests of the next window.
 * - `retry`: the call failed with `error`, such as a 429 with `Retry-After`. Attempt number `attempt` follows after `milliseconds`.
 * - `refresh`: the access token was refreshed or, if there is an `error`, was not.
 */
export type CrewkitEvent =
  | { type: "wait"; operation: string; milliseconds: number }
  | { type: "retry"; operation: string; attempt: number; milliseconds: number; error: CrewkitError }
  | { type: "refresh"; operation: string; error?: CrewkitError | undefined };

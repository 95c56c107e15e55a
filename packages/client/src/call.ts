import type { ApiResponse } from "./api-response.ts";
import { CrewkitError } from "./errors/CrewkitError.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import type { Call, CallTimer, PreparedRequest } from "./request.ts";
import type { Connection, InternalConnection } from "./transport.ts";

/**
 * Builds a request, and sends it over a connection.
 *
 * @throws {CrewkitError}
 */
export async function startCall(
  connection: Connection,
  operation: string,
  build: () => Omit<PreparedRequest, "operation">,
): Promise<ApiResponse> {
  const call = { operation, code: "invalid_request", options: {} };
  try {
    return await (connection as InternalConnection).send(Object.assign(call, build()) as Call);
  } catch (cause) {
    throw toCrewkitError(cause, call as Call);
  }
}

/** @param defaultTimeout in milliseconds. 0 for no timeout. */
export function startTimeout(call: Call, defaultTimeout: number | undefined): void {
  const { timeout = defaultTimeout } = call.options;
  if (timeout) call.deadline = performance.now() + timeout;
}

/**
 * Passes a signal to `work` that aborts with the caller's, after `milliseconds`, or at the deadline of the call. Rejects
 * at the same time, even if `work` ignores the signal.
 */
export function withTimeout<Value>(
  { operation, options: { signal }, deadline = Infinity }: CallTimer,
  work: (signal: AbortSignal) => Promise<Value>,
  milliseconds: number = Infinity,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const controller = new AbortController();
    const remaining = deadline - performance.now();
    const timeout = Math.min(milliseconds, remaining);
    const stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const fail = (reason: unknown) => {
      stop();
      reject(reason);
      controller.abort(reason);
    };
    const onAbort = () => fail(signal?.reason);
    const onTimeout = () => {
      const option = milliseconds < remaining ? "attemptTimeout" : "timeout";
      fail(new CrewkitError(`${option} exceeded`, { code: "timeout", operation }));
    };
    // Timers do not support longer timeouts.
    const timer = timeout < 2 ** 31 ? setTimeout(onTimeout, timeout) : undefined;
    signal?.addEventListener("abort", onAbort);
    work(controller.signal).then((value) => {
      stop();
      resolve(value);
    }, fail);
  });
}

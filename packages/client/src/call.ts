import { CrewkitError, type CrewkitErrorCode } from "./errors/CrewkitError.ts";
import type { PreparedRequest } from "./request.ts";

/** What can end a call: its signal and its deadline. */
export interface CallTimer extends Pick<PreparedRequest, "operation" | "options"> {
  /** The end of the timeout by `performance.now()`, which no clock change affects. */
  deadline: number;
}

/** A request with its deadline and the state of its current step. */
export interface Call extends PreparedRequest, CallTimer {
  /** The code for an error in the current step. */
  code: CrewkitErrorCode;
}

/** @param defaultTimeout in milliseconds. 0 for no timeout. */
export function startCall(request: PreparedRequest, defaultTimeout: number | undefined): Call {
  const { timeout = defaultTimeout } = request.options;
  return { ...request, code: "invalid_request", deadline: timeout ? performance.now() + timeout : Infinity };
}

/**
 * Passes a signal to `work` that aborts with the caller's, after `milliseconds`, or at the deadline of the call. Rejects
 * at the same time, even if `work` ignores the signal.
 */
export function withTimeout<Value>(
  { operation, options: { signal }, deadline }: CallTimer,
  work: (signal: AbortSignal) => Promise<Value>,
  milliseconds: number = Infinity,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const controller = new AbortController();
    // A signal per call: adding listeners to a shared signal gets slower with each one.
    const either = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
    const remaining = deadline - performance.now();
    const timeout = Math.min(milliseconds, remaining);
    const settle =
      <Result>(finish: (result: Result) => void) =>
      (result: Result) => {
        clearTimeout(timer);
        if (signal) either.onabort = null;
        finish(result);
      };
    const fail = settle(reject);
    const abort = () => {
      const option = milliseconds < remaining ? "attemptTimeout" : "timeout";
      const error = new CrewkitError(`${option} exceeded`, { code: "timeout", operation });
      fail(error);
      controller.abort(error);
    };
    // Timers do not support longer timeouts.
    const timer = timeout < 2 ** 31 ? setTimeout(abort, timeout) : undefined;
    if (signal) either.onabort = () => fail(signal.reason);
    work(either).then(settle(resolve), fail);
  });
}

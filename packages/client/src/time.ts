import { CrewkitError } from "./errors.ts";
import type { Call, CallTimer, PreparedRequest } from "./request.ts";

/** @param defaultTimeout in milliseconds. 0 for no timeout. */
export function startTimeout(request: PreparedRequest, defaultTimeout: number | undefined): Call {
  const { timeout = defaultTimeout } = request.options;
  return Object.assign(request, { deadline: timeout ? performance.now() + timeout : Infinity });
}

/**
 * Passes a signal to `work` that aborts with the caller's signal, after `milliseconds`, or at the deadline of the call.
 * Rejects at the same time, even if `work` ignores the signal.
 */
export function withTimeout<Value>(
  { operation, options: { signal }, deadline, reason: timeoutReason = "Timed out" }: CallTimer,
  work: (signal: AbortSignal) => Promise<Value>,
  milliseconds: number = Infinity,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const controller = new AbortController();
    const timeout = Math.min(milliseconds, deadline - performance.now());
    const stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onEnd);
    };
    const fail = (reason: unknown) => {
      stop();
      reject(reason);
      controller.abort(reason);
    };
    const onEnd = () =>
      fail(signal?.aborted ? signal.reason : new CrewkitError(timeoutReason, { code: "timeout", operation }));
    // Timers do not support longer timeouts.
    const timer = timeout < 2 ** 31 ? setTimeout(onEnd, timeout) : undefined;
    signal?.addEventListener("abort", onEnd);
    work(controller.signal).then((value) => {
      stop();
      resolve(value);
    }, fail);
  });
}

/** Resolves after the time, or when the signal aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    const timer = setTimeout(stop, milliseconds);
    signal?.addEventListener("abort", stop);
  });
}

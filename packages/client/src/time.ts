import type { CallOptions } from "./request.ts";

export interface CallTimer {
  /** Aborts on the caller's signal or the timeout. */
  signal: AbortSignal | undefined;
  callerSignal: AbortSignal | undefined;
  /** Unix time in milliseconds. */
  deadline: number;
  stop(): void;
}

/** Starts the timeout of a call. Ignores timeouts of 2^31 ms or more, which timers do not support. */
export function startTimer(call: CallOptions, connection: { timeout?: number | undefined }): CallTimer {
  const { signal: callerSignal, timeout = connection.timeout } = call;
  const hasTimeout = timeout && timeout < 2 ** 31;
  const controller = new AbortController();
  const timer =
    hasTimeout && setTimeout(() => controller.abort(new Error(`Timed out after ${timeout} ms`)), Math.max(timeout, 0));
  return {
    callerSignal,
    // A signal per call: adding listeners to a shared signal gets slower with each one.
    signal: callerSignal
      ? AbortSignal.any([callerSignal, controller.signal])
      : hasTimeout
        ? controller.signal
        : undefined,
    deadline: hasTimeout ? Date.now() + timeout : Infinity,
    stop: () => clearTimeout(timer || undefined),
  };
}

/** Rejects with the signal's reason when it aborts. */
export function abortable<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  let onAbort = () => {};
  return new Promise<Value>((resolve, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort);
    promise.then(resolve, reject);
  }).finally(() => signal.removeEventListener("abort", onAbort));
}

/** Rejects with the signal's reason when it aborts. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: Parameters<typeof clearTimeout>[0];
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return abortable(elapsed, signal).finally(() => clearTimeout(timer));
}

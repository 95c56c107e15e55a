import type { CallOptions } from "./request.ts";

/** How long a call may take. */
export interface CallTimer {
  /** Ends with the caller's signal, and when the time is over. */
  signal: AbortSignal | undefined;
  /** The caller's signal itself. */
  callerSignal: AbortSignal | undefined;
  /** When it is over, in milliseconds since 1970. */
  deadline: number;
  /** Forgets the timer, once the call is over. */
  clear(): void;
}

/** Starts a call's time, of its own timeout or the connection's; one that no timer can wait for is none. */
export function startTimer(call: CallOptions, connection: { timeout?: number | undefined }): CallTimer {
  const { signal: callerSignal, timeout = connection.timeout } = call;
  const hasTimeout = timeout && timeout < 2 ** 31;
  const controller = new AbortController();
  const timer =
    hasTimeout && setTimeout(() => controller.abort(new Error(`${timeout} ms are over`)), Math.max(timeout, 0));
  return {
    callerSignal,
    // The call's own: to listen to one that many share takes the longer the more listen.
    signal: callerSignal
      ? AbortSignal.any([callerSignal, controller.signal])
      : hasTimeout
        ? controller.signal
        : undefined,
    deadline: hasTimeout ? Date.now() + timeout : Infinity,
    clear: () => clearTimeout(timer || undefined),
  };
}

/** Waits for a promise, or for the end of a signal, whose reason it throws. */
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

/** Waits so many milliseconds, or for the end of a signal, whose reason it throws. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: Parameters<typeof clearTimeout>[0];
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return abortable(elapsed, signal).finally(() => clearTimeout(timer));
}

import { CrewkitError } from "./errors/CrewkitError.ts";

export interface CallTimer {
  operation: string;
  /** The caller's signal. */
  signal: AbortSignal | undefined;
  /** Milliseconds for the whole call. 0 or undefined for no timeout. */
  timeout: number | undefined;
  /** The end of the timeout by `performance.now()`, which no clock change affects. */
  deadline: number;
}

export function startTimer(operation: string, signal: AbortSignal | undefined, timeout: number | undefined): CallTimer {
  return { operation, signal, timeout, deadline: timeout ? performance.now() + timeout : Infinity };
}

/**
 * Passes a signal to `work` that aborts with the caller's, or after the timeout: the rest of the call's or, if that is
 * shorter, `attemptTimeout`. Rejects at the same time, even if `work` ignores the signal.
 */
export async function withTimeout<Value>(
  { operation, signal, timeout, deadline }: CallTimer,
  work: (signal: AbortSignal | undefined) => Promise<Value>,
  attemptTimeout: number = Infinity,
): Promise<Value> {
  signal?.throwIfAborted();
  const remaining = Math.max(deadline - performance.now(), 0);
  const milliseconds = Math.min(remaining, attemptTimeout || Infinity);
  // Timers do not support more.
  if (milliseconds >= 2 ** 31) return abortable(work(signal), signal);
  const controller = new AbortController();
  const abort = () => {
    const reason = `Timed out after ${remaining > milliseconds ? attemptTimeout : timeout} ms`;
    controller.abort(new CrewkitError(reason, { code: "timeout", operation }));
  };
  const timer = setTimeout(abort, milliseconds);
  // A signal per call: adding listeners to a shared signal gets slower with each one.
  const either = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
  try {
    return await abortable(work(either), either);
  } finally {
    clearTimeout(timer);
  }
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

import type { CallOptions } from "./request.ts";

/** How long a call may take. */
export interface CallTime {
  /** Ends with the caller's signal, and when the time is over. */
  signal: AbortSignal | undefined;
  /** The caller's signal itself. */
  own: AbortSignal | undefined;
  /** When it is over, in milliseconds since 1970. */
  deadline: number;
  /** Forgets the timer, once the call is over. */
  end(): void;
}

/** Starts a call's time, of its own timeout or the connection's; one that no timer can wait for is none. */
export function timeOf(call: CallOptions, connection: { timeout?: number | undefined }): CallTime {
  const { signal: own, timeout = connection.timeout } = call;
  const isTimed = timeout && timeout < 2 ** 31;
  const over = new AbortController();
  const timer = isTimed && setTimeout(() => over.abort(new Error(`${timeout} ms are over`)), Math.max(timeout, 0));
  return {
    own,
    // The call's own: to listen to one that many share takes the longer the more listen.
    signal: own ? AbortSignal.any([own, over.signal]) : isTimed ? over.signal : undefined,
    deadline: isTimed ? Date.now() + timeout : Infinity,
    end: () => clearTimeout(timer || undefined),
  };
}

/** Waits for a promise, or for the end of a signal, whose reason it throws. */
export function until<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  let stop = () => {};
  return new Promise<Value>((resolve, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    promise.then(resolve, reject);
  }).finally(() => signal.removeEventListener("abort", stop));
}

/** Waits so many milliseconds, or for the end of a signal, whose reason it throws. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: Parameters<typeof clearTimeout>[0];
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return until(over, signal).finally(() => clearTimeout(timer));
}

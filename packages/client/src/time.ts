import type { CallOptions } from "./request.ts";

/** How long a call may take. */
export interface CallTime {
  /** Ends with the caller's signal, and when the time is over. */
  signal: AbortSignal | undefined;
  /** When it is over, in milliseconds since 1970. */
  deadline: number;
}

/** Starts a call's time, of its own timeout or the connection's. */
export function timeOf(call: CallOptions, connection: { timeout?: number | undefined } = {}): CallTime {
  const timeout = call.timeout ?? connection.timeout;
  const ends: AbortSignal[] = [];
  if (call.signal) ends.push(call.signal);
  if (timeout) ends.push(AbortSignal.timeout(timeout));
  return {
    // The call's own: to listen to one that many share takes the longer the more listen.
    signal: ends[0] && AbortSignal.any(ends),
    deadline: timeout ? Date.now() + timeout : Infinity,
  };
}

/** Waits for a promise, or so many milliseconds; or for the end of a signal, whose reason it throws. */
export function until<Value>(
  what: number | Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value | undefined> {
  let timer: Parameters<typeof clearTimeout>[0];
  let stop = () => {};
  return new Promise<Value | undefined>((resolve, reject) => {
    stop = () => reject(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop);
    if (typeof what === "number") timer = setTimeout(resolve, what);
    else what.then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  });
}

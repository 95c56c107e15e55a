import { CrewkitError, toCrewkitError } from "./errors.ts";
import type { Call, CallTimer, PreparedRequest } from "./request.ts";

/** @param defaultTimeout in milliseconds. 0 for no timeout. */
export function startTimeout(request: PreparedRequest, defaultTimeout: number | undefined): Call {
  const { timeout = defaultTimeout } = request.options;
  return Object.assign(request, { deadline: timeout ? performance.now() + timeout : Infinity });
}

/**
 * Passes a signal to `work` that aborts with the caller's signal, after `milliseconds`, or at the deadline of the call.
 * Rejects at the same time, even if `work` ignores the signal.
 *
 * Like every function between a call and its response, this is an async function that awaits, so that the stack of an error
 * leads to the line of the call.
 */
export async function withTimeout<Value>(
  call: CallTimer,
  work: (signal: AbortSignal) => Promise<Value>,
  milliseconds: number = Infinity,
): Promise<Value> {
  const { operation, options, deadline, reason = "Timed out" } = call;
  const { signal } = options;
  const controller = new AbortController();
  let stop = () => {};
  try {
    signal?.throwIfAborted();
    const result = await new Promise<Value | typeof isOver>((resolve, reject) => {
      stop = startTimer(Math.min(milliseconds, deadline - performance.now()), signal, () => resolve(isOver));
      work(controller.signal).then(resolve, reject);
    });
    if (result !== isOver) return result;
    signal?.throwIfAborted();
    throw new CrewkitError(reason, { code: "timeout", operation });
  } catch (cause) {
    const error = signal?.aborted ? toCrewkitError(cause, call, "aborted") : cause;
    controller.abort(error);
    throw error;
  } finally {
    stop();
  }
}

const isOver = Symbol("isOver");

/** Calls a function after the time, or when the signal aborts. Returns a function that stops the timer. */
function startTimer(milliseconds: number, signal: AbortSignal | undefined, onEnd: () => void): () => void {
  // Timers do not support longer times.
  const timer = milliseconds < 2 ** 31 ? setTimeout(onEnd, milliseconds) : undefined;
  const removeCallback = signal && onAbort(signal, onEnd);
  return () => {
    clearTimeout(timer);
    removeCallback?.();
  };
}

/** Waits for the time, or until the signal aborts. */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  let stop = () => {};
  await new Promise<void>((resolve) => {
    stop = startTimer(milliseconds, signal, resolve);
  });
  stop();
}

/**
 * Calls a function when the signal aborts, or now if it is already aborted. Returns a function that removes the callback.
 *
 * The callbacks share one listener, because Node.js 20 warns about a memory leak if a signal has more than ten.
 */
function onAbort(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) callback();
  const listener = abortListeners.get(signal) ?? new AbortListener();
  abortListeners.set(signal, listener);
  // Adding the same listener again has no effect.
  signal.addEventListener("abort", listener.add(callback));
  return () => {
    listener.delete(callback);
    if (listener.size === 0) signal.removeEventListener("abort", listener);
  };
}

const abortListeners = new WeakMap<AbortSignal, AbortListener>();

class AbortListener extends Set<() => void> {
  handleEvent(): void {
    for (const callback of this) callback();
  }
}

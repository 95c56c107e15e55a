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
 *
 * Like every function between a call and its response, this is an async function that awaits, so that the stack of an error
 * leads to the line of the call.
 */
export async function withTimeout<Value>(
  { operation, options: { signal }, deadline, reason: timeoutReason = "Timed out" }: CallTimer,
  work: (signal: AbortSignal) => Promise<Value>,
  milliseconds: number = Infinity,
): Promise<Value> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const end = startTimer(Math.min(milliseconds, deadline - performance.now()), signal);
  try {
    const result = await Promise.race([work(controller.signal), end.reached]);
    if (result !== isOver) return result;
    throw signal?.aborted ? signal.reason : new CrewkitError(timeoutReason, { code: "timeout", operation });
  } catch (error) {
    controller.abort(error);
    throw error;
  } finally {
    end.stop();
  }
}

const isOver = Symbol("isOver");

/** Starts a timer that ends after the time, or when the signal aborts. */
function startTimer(milliseconds: number, signal?: AbortSignal): { reached: Promise<typeof isOver>; stop(): void } {
  let stop = () => {};
  const reached = new Promise<typeof isOver>((resolve) => {
    const finish = () => resolve(isOver);
    // Timers do not support longer times.
    const timer = milliseconds < 2 ** 31 ? setTimeout(finish, milliseconds) : undefined;
    signal?.addEventListener("abort", finish);
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
    };
  });
  return { reached, stop };
}

/** Waits for the time, or until the signal aborts. */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  const end = startTimer(milliseconds, signal);
  await end.reached;
  end.stop();
}

import { CrewkitError } from "../errors.ts";
import { organizationPath, rateLimits } from "../generated/contract.ts";
import type { CrewkitEvent } from "../options.ts";
import type { CallTimer } from "../request.ts";
import { sleep, withTimeout } from "../time.ts";
import { type Limit, LimitWindow, pollInterval } from "./limit-window.ts";

/** A call, and when it got its place in the rate limit. */
interface LimitedCall extends CallTimer {
  acquiredAt?: number | undefined;
}

export interface LimiterQueue {
  /**
   * Returns undefined if the request can be sent now. Rejects with `rate_limited` if the call cannot wait long enough.
   *
   * @param canWait `false` to reject requests instead of waiting for the next window.
   * @param notify called when the call starts to wait for a rate limit.
   */
  acquire(call: LimitedCall, canWait: boolean, notify: (event: CrewkitEvent) => void): Promise<void> | undefined;
  /** Gives up the place of the call. Without a response, the request does not count. */
  release(call: LimitedCall, response?: Response): void;
}

/** Returns a function that finds the queue for a path. */
export function createLimiter(limits: readonly Limit[] = rateLimits): (path: string) => LimiterQueue {
  const queues: Record<string, LimiterQueue> = {};
  const createWindows = (isOrganization: boolean) =>
    limits.filter(({ scope }) => (scope === "organization") === isOrganization).map((limit) => new LimitWindow(limit));
  const shared = createWindows(false);

  return (path) => {
    const [org = ""] = organizationPath.exec(path) ?? [];
    if (!queues[org]) {
      const own = createWindows(true);
      queues[org] = org ? createQueue([...shared, ...own], own) : createQueue(shared, shared);
    }
    return queues[org];
  };
}

/** @param reported the windows that response headers describe. */
function createQueue(windows: LimitWindow[], reported: LimitWindow[]): LimiterQueue {
  // Settles when all waiting requests have been sent or rejected.
  let waiting: Promise<unknown> | undefined;

  const delayAt = (now: number) => windows.reduce((delay, window) => Math.max(delay, window.delay(now)), 0);

  function take(call: LimitedCall, now: number): undefined {
    for (const window of windows) window.take();
    call.acquiredAt = now;
  }

  return {
    acquire(call, canWait, notify) {
      const { operation, deadline } = call;
      const start = performance.now();
      const earlier = waiting;
      if (!earlier && !delayAt(start)) return take(call, start);
      const turn = withTimeout(call, async (signal) => {
        let isReported = false;
        for (let predecessors = earlier; ; predecessors = undefined) {
          const now = performance.now();
          const milliseconds = delayAt(now);
          if (!predecessors && !milliseconds) return take(call, now);
          if (milliseconds > pollInterval) {
            const retryAfter = Math.ceil(milliseconds / 1000);
            if (milliseconds > (canWait ? deadline - now : 0))
              throw new CrewkitError("Rate limit exceeded", { code: "rate_limited", operation, retryAfter });
            if (!isReported) notify({ type: "wait", operation, milliseconds });
            isReported = true;
          }
          // Sleeps at most one second, because a response can change the window.
          await (predecessors ?? sleep(Math.min(milliseconds, 1000), signal));
          signal.throwIfAborted();
        }
      });
      const settled = Promise.allSettled([earlier, turn]).then(() => {
        if (waiting === settled) waiting = undefined;
      });
      waiting = settled;
      return turn;
    },
    release(call, response) {
      const { acquiredAt } = call;
      if (acquiredAt === undefined) return;
      call.acquiredAt = undefined;
      for (const window of windows) window.release(response ? undefined : acquiredAt);
      if (response) LimitWindow.update(windows, reported, response);
    },
  };
}

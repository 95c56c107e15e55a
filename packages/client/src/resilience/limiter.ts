import { withTimeout } from "../call.ts";
import { CrewkitError } from "../errors/CrewkitError.ts";
import { organizationPath, rateLimits } from "../generated/contract.ts";
import type { CallTimer } from "../request.ts";
import { sleep } from "../time.ts";
import { type Limit, LimitWindow } from "./limit-window.ts";

export interface LimiterQueue {
  /**
   * Returns undefined if the request can be sent now. Rejects with `rate_limited` if the call cannot wait long enough.
   *
   * @param canWait `false` to reject requests instead of waiting for the next window.
   * @param onWait called when the call starts to wait for a rate limit.
   */
  acquire(call: CallTimer, canWait: boolean, onWait: (milliseconds: number) => void): Promise<void> | undefined;
  /**
   * Call this once after `acquire`, with the response if there is one. Otherwise, the request does not count.
   *
   * @param acquiredAt the time of `acquire` by `performance.now()`.
   */
  release(acquiredAt: number, response?: Response): void;
}

/** Returns a function that finds the queue for a path. */
export function createLimiter(limits: readonly Limit[] = rateLimits): (path: string) => LimiterQueue {
  const queues: Record<string, LimiterQueue> = {};
  const perOrganization = limits.filter(({ scope }) => scope === "organization");
  const shared = limits.filter((limit) => !perOrganization.includes(limit)).map((limit) => new LimitWindow(limit));

  // `reported` are the windows that response headers describe.
  function createQueue(windows: LimitWindow[], reported: LimitWindow[]): LimiterQueue {
    const canSend = () => windows.every((window) => window.canSend());
    const take = () => {
      for (const window of windows) window.take();
      return undefined;
    };
    // Settles when all waiting requests have been sent or rejected.
    let waiting: Promise<unknown> | undefined;
    return {
      acquire(call, canWait, onWait) {
        const earlier = waiting;
        if (!earlier && canSend()) return take();
        const turn = withTimeout(call, async (signal) => {
          let predecessors = earlier;
          let report: typeof onWait | undefined = onWait;
          while (predecessors || !canSend()) {
            const delay = delayFor(windows, call, canWait);
            if (delay) {
              report?.(delay);
              report = undefined;
            }
            // Sleeps at most one second, because a response can change the window.
            await (predecessors ?? sleep(Math.min(delay || 10, 1000), signal));
            predecessors = undefined;
            signal.throwIfAborted();
          }
          take();
        });
        const settled = Promise.allSettled([earlier, turn]).then(() => {
          if (waiting === settled) waiting = undefined;
        });
        waiting = settled;
        return turn;
      },
      release(acquiredAt, response) {
        for (const window of windows) window.release(response ? undefined : acquiredAt);
        if (response) LimitWindow.update(windows, reported, response);
      },
    };
  }

  return (path) => {
    const [org = ""] = organizationPath.exec(path) ?? [];
    if (!queues[org]) {
      const own = perOrganization.map((limit) => new LimitWindow(limit));
      queues[org] = org ? createQueue([...shared, ...own], own) : createQueue(shared, shared);
    }
    return queues[org];
  };
}

/** @throws {CrewkitError} if the call cannot wait until the window ends. */
function delayFor(windows: LimitWindow[], { operation, deadline = Infinity }: CallTimer, canWait: boolean): number {
  const delay = Math.max(0, ...windows.map((window) => window.delay()));
  if (delay <= (canWait ? deadline - performance.now() : 0)) return delay;
  const retryAfter = Math.ceil(delay / 1000);
  const reason = `Rate limit exceeded, resets in ${retryAfter} s`;
  throw new CrewkitError(reason, { code: "rate_limited", operation, retryAfter });
}

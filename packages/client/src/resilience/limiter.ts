import { withTimeout } from "../call.ts";
import { CrewkitError } from "../errors/CrewkitError.ts";
import type { CrewkitEvent } from "../events.ts";
import { organizationPath, rateLimits } from "../generated/contract.ts";
import type { CallTimer } from "../request.ts";
import { sleep } from "../time.ts";
import { type Limit, LimitWindow } from "./limit-window.ts";

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
  /** Ends what `acquire` started. Without a response, the request does not count. */
  release(call: LimitedCall, response?: Response): void;
}

/** Returns a function that finds the queue for a path. */
export function createLimiter(limits: readonly Limit[] = rateLimits): (path: string) => LimiterQueue {
  const queues: Record<string, LimiterQueue> = {};
  const perOrganization = limits.filter(({ scope }) => scope === "organization");
  const shared = limits.filter((limit) => !perOrganization.includes(limit)).map((limit) => new LimitWindow(limit));

  // `reported` are the windows that response headers describe.
  function createQueue(windows: LimitWindow[], reported: LimitWindow[]): LimiterQueue {
    function take(call: LimitedCall): boolean {
      const now = performance.now();
      const canSend = windows.every((window) => window.canSend(now));
      if (canSend) {
        for (const window of windows) window.take();
        call.acquiredAt = now;
      }
      return canSend;
    }
    // Settles when all waiting requests have been sent or rejected.
    let waiting: Promise<unknown> | undefined;
    return {
      acquire(call, canWait, notify) {
        const earlier = waiting;
        if (!earlier && take(call)) return;
        const turn = withTimeout(call, async (signal) => {
          let predecessors = earlier;
          let isReported = false;
          while (predecessors || !take(call)) {
            const milliseconds = delayFor(windows, call, canWait);
            if (milliseconds && !isReported) {
              notify({ type: "wait", operation: call.operation, milliseconds });
              isReported = true;
            }
            // Sleeps at most one second, because a response can change the window.
            await (predecessors ?? sleep(Math.min(milliseconds || 10, 1000), signal));
            predecessors = undefined;
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

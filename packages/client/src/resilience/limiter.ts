import { CrewkitError } from "../errors/CrewkitError.ts";
import { organizationPath, rateLimits } from "../generated/contract.ts";
import { abortable, type CallTimer, sleep, withTimeout } from "../time.ts";
import { canSend, createWindow, type Limit, type LimitWindow, updateWindows } from "./limit-window.ts";

export interface LimitedCall extends CallTimer {
  /** Public requests, such as a token refresh, go first, because other calls may wait for the new token. */
  isPublic?: boolean | undefined;
  /** `false` to reject requests instead of waiting for the next window. */
  canWait: boolean;
  /** Called when the call starts to wait for a rate limit. */
  onWait(milliseconds: number): void;
  /** By `performance.now()`. */
  acquiredAt?: number;
}

export interface LimiterQueue {
  /** Returns undefined if the request can be sent now. Rejects with `rate_limited` if the call cannot wait long enough. */
  acquire(call: LimitedCall): Promise<void> | undefined;
  /** Call this once after `acquire`, with the response if there is one. Otherwise, the request is not counted. */
  release(call: LimitedCall, response?: Response): void;
}

/** Returns a function that finds the queue for a path. */
export function createLimiter(limits: readonly Limit[] = rateLimits): (path: string) => LimiterQueue {
  const queues: Record<string, LimiterQueue> = {};
  const perOrganization = limits.filter(({ scope }) => scope === "organization");
  const shared = limits.filter((limit) => !perOrganization.includes(limit)).map(createWindow);
  let waitingPublic = 0;

  async function wait(
    windows: LimitWindow[],
    predecessors: Predecessors,
    call: LimitedCall,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    let isReported = false;
    if (call.isPublic) waitingPublic++;
    try {
      while (predecessors || (waitingPublic && !call.isPublic) || !windows.every(canSend)) {
        const delay = delayFor(windows, call);
        if (delay > 0 && !isReported) {
          isReported = true;
          call.onWait(delay);
        }
        // Sleeps at most one second, because a response can change the window.
        await (predecessors ? abortable(predecessors, signal) : sleep(delay > 0 ? Math.min(delay, 1000) : 10, signal));
        predecessors = undefined;
      }
      consume(windows, call);
    } finally {
      if (call.isPublic) waitingPublic--;
    }
  }

  // `reported` are the windows that response headers describe.
  function createQueue(windows: LimitWindow[], reported: LimitWindow[]): LimiterQueue {
    // Settles when all waiting requests have been sent or rejected.
    let waiting: Predecessors;
    return {
      acquire(call) {
        const earlier = waiting;
        const predecessors = call.isPublic ? undefined : earlier;
        if (!predecessors && windows.every(canSend)) return consume(windows, call);
        const turn = withTimeout(call, (signal) => wait(windows, predecessors, call, signal));
        const settled = turn
          .catch(() => {})
          .then(() => earlier)
          .then(() => {
            if (waiting === settled) waiting = undefined;
          });
        waiting = settled;
        return turn;
      },
      release({ acquiredAt = 0 }, response) {
        for (const window of windows) {
          window.pending--;
          if (!response && acquiredAt >= window.startsAt)
            window.remaining = Math.min(window.remaining + 1, window.requests);
        }
        if (response) updateWindows(windows, reported, response);
      },
    };
  }

  return (path) => {
    const [org = ""] = organizationPath.exec(path) ?? [];
    if (!queues[org]) {
      const own = perOrganization.map(createWindow);
      queues[org] = org ? createQueue([...shared, ...own], own) : createQueue(shared, shared);
    }
    return queues[org];
  };
}

type Predecessors = Promise<unknown> | undefined;

/** @throws {CrewkitError} if the call cannot wait until the window ends. */
function delayFor(windows: LimitWindow[], { operation, canWait, deadline }: LimitedCall): number {
  const now = performance.now();
  const delay = Math.max(0, ...windows.map(({ remaining, endsAt }) => (remaining > 0 ? 0 : endsAt - now)));
  if (delay > (canWait ? deadline - now : 0)) {
    const retryAfter = Math.ceil(delay / 1000);
    throw new CrewkitError(`Rate limit exceeded, resets in ${retryAfter} s`, {
      code: "rate_limited",
      operation,
      retryAfter,
    });
  }
  return delay;
}

function consume(windows: LimitWindow[], call: LimitedCall): undefined {
  call.acquiredAt = performance.now();
  for (const window of windows) {
    window.remaining--;
    window.pending++;
  }
}

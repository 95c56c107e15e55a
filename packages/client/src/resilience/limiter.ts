import { CrewkitError } from "../errors/CrewkitError.ts";
import { organizationPath, rateLimits } from "../generated/contract.ts";
import type { PreparedRequest } from "../request.ts";
import { abortable, type CallTimer, sleep } from "../time.ts";
import { canSend, createWindow, type Limit, type LimitWindow, updateWindows } from "./limit-window.ts";

export interface LimiterQueue {
  /** Returns undefined if the request can be sent now. Rejects with `rate_limited` if the call cannot wait long enough. */
  acquire(prepared: PreparedRequest, timer: CallTimer): Promise<void> | undefined;
  /** Call this after each request, with the response if there is one. */
  release(response: Response | undefined): void;
}

/** @param canWait `false` to reject requests instead of waiting for the next window. */
export function createLimiter(
  limits: readonly Limit[] = rateLimits,
  canWait = true,
): (prepared: PreparedRequest) => LimiterQueue {
  const queues: Record<string, LimiterQueue> = {};
  const perOrganization = limits.filter(({ scope }) => scope === "organization");
  const shared = limits.filter((limit) => !perOrganization.includes(limit)).map(createWindow);
  // Public requests, such as a token refresh, go first, because other calls may wait for the new token.
  let waitingPublic = 0;

  // Waits at most one second at a time, because a response can change the window.
  function delayFor(windows: LimitWindow[], deadline: number, operation: string): number {
    const now = Date.now();
    const wait = Math.max(...windows.map(({ remaining, endsAt }) => (remaining > 0 ? 0 : endsAt))) - now;
    if (wait > (canWait ? deadline - now : 0))
      throw new CrewkitError(`Rate limit exceeded, resets in ${Math.ceil(wait / 1000)} s`, {
        code: "rate_limited",
        operation,
      });
    return wait > 0 ? Math.min(wait, 1000) : 10;
  }

  async function wait(
    windows: LimitWindow[],
    predecessors: Predecessors,
    { operation, isPublic }: PreparedRequest,
    { signal, deadline }: CallTimer,
  ): Promise<void> {
    if (isPublic) waitingPublic++;
    try {
      while (predecessors || (waitingPublic && !isPublic) || !windows.every(canSend)) {
        const ms = delayFor(windows, deadline, operation);
        await (predecessors ? abortable(predecessors, signal) : sleep(ms, signal));
        predecessors = undefined;
      }
      consume(windows);
    } finally {
      if (isPublic) waitingPublic--;
    }
  }

  // `reported` are the windows that response headers describe.
  function createQueue(windows: LimitWindow[], reported: LimitWindow[]): LimiterQueue {
    // Settles when all waiting requests have been sent or rejected.
    let waiting: Predecessors;
    return {
      acquire(prepared, timer) {
        const earlier = waiting;
        const predecessors = prepared.isPublic ? undefined : earlier;
        if (!predecessors && windows.every(canSend)) return consume(windows);
        const turn = wait(windows, predecessors, prepared, timer);
        const settled = turn
          .catch(() => {})
          .then(() => earlier)
          .then(() => {
            if (waiting === settled) waiting = undefined;
          });
        waiting = settled;
        return turn;
      },
      release(response) {
        for (const window of windows) window.pending--;
        if (response) updateWindows(windows, reported, response);
      },
    };
  }

  return ({ path }) => {
    const [org = ""] = organizationPath.exec(path) ?? [];
    if (!queues[org]) {
      const own = perOrganization.map(createWindow);
      queues[org] = org ? createQueue([...shared, ...own], own) : createQueue(shared, shared);
    }
    return queues[org];
  };
}

type Predecessors = Promise<unknown> | undefined;

function consume(windows: LimitWindow[]): undefined {
  for (const window of windows) {
    window.remaining--;
    window.pending++;
  }
}

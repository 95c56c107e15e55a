import { CrewkitError } from "../errors/CrewkitError.ts";
import { rateLimits } from "../generated/contract.ts";
import type { PreparedRequest } from "../request.ts";
import { abortable, type CallTimer, sleep } from "../time.ts";
import { canSend, createWindow, type Limit, type LimitWindow, updateWindows } from "./limit-window.ts";

/** Holds back the calls that the same limits hold for until these allow them, in the order in which they came. */
export interface LimiterQueue {
  /**
   * Lets a call go: nothing if at once, else a promise for when.
   *
   * @throws {CrewkitError} `limit`, in the promise, if it may not wait, or not so long.
   */
  acquire(call: PreparedRequest, time: CallTimer): Promise<void> | undefined;
  /** To be told of each call that went, with its answer if one came. */
  release(response: Response | undefined): void;
}

/**
 * Makes a limiter, which has a lane for each call.
 *
 * @param canWait whether calls wait for the next window; else they fail.
 */
export function createLimiter(
  limits: readonly Limit[] = rateLimits,
  canWait = true,
): (call: PreparedRequest) => LimiterQueue {
  const queues: Record<string, LimiterQueue> = {};
  const perOrganization = limits.filter(({ scope }) => scope === "organization");
  const shared = limits.filter((limit) => !perOrganization.includes(limit)).map(createWindow);
  // Calls that need no token, such as a refresh, go before all that wait, since those may wait for it.
  let waitingPublic = 0;

  // Milliseconds until it is worth looking again: an answer may change how long a window lasts.
  function delayFor(windows: LimitWindow[], deadline: number, operation: string): number {
    const now = Date.now();
    const wait = Math.max(...windows.map(({ remaining, endsAt }) => (remaining > 0 ? 0 : endsAt))) - now;
    if (wait > (canWait ? deadline - now : 0))
      throw new CrewkitError(`spent for ${Math.ceil(wait / 1000)} s`, { code: "rate_limited", operation });
    return wait > 0 ? Math.min(wait, 1000) : 10;
  }

  async function wait(
    windows: LimitWindow[],
    before: Predecessors,
    { operation, isPublic }: PreparedRequest,
    time: CallTimer,
  ): Promise<void> {
    if (isPublic) waitingPublic++;
    try {
      while (before || (waitingPublic && !isPublic) || !windows.every(canSend)) {
        const ms = delayFor(windows, time.deadline, operation);
        await (before ? abortable(before, time.signal) : sleep(ms, time.signal));
        before = undefined;
      }
      consume(windows);
    } finally {
      if (isPublic) waitingPublic--;
    }
  }

  function createQueue(windows: LimitWindow[]): LimiterQueue {
    // Settles when all that wait now are through; undefined if none waits.
    let last: Predecessors;
    return {
      acquire(call, time) {
        const before = last;
        const predecessors = call.isPublic ? undefined : before;
        if (!predecessors && windows.every(canSend)) return consume(windows);
        const turn = wait(windows, predecessors, call, time);
        const settled = turn
          .catch(() => {})
          .then(() => before)
          .then(() => {
            if (last === settled) last = undefined;
          });
        last = settled;
        return turn;
      },
      release(response) {
        for (const window of windows) window.pending--;
        if (response) updateWindows(windows, response);
      },
    };
  }

  return ({ path }) => {
    // Only an organization's id is so long.
    const org = path.indexOf("/", 1) === 37 ? path.slice(0, 37) : "";
    queues[org] ??= createQueue(org ? [...shared, ...perOrganization.map(createWindow)] : shared);
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

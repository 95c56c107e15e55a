import { CrewkitError } from "../errors/CrewkitError.ts";
import { rateLimits } from "../generated/contract.ts";
import type { Outgoing } from "../request.ts";
import { type CallTime, sleep, until } from "../time.ts";
import { hasRoom, type Limit, learn, type Window, windowOf } from "./window.ts";

/** Holds back the calls that the same limits hold for until these allow them, in the order in which they came. */
export interface Lane {
  /**
   * Lets a call go: nothing if at once, else a promise for when.
   *
   * @throws {CrewkitError} `limit`, in the promise, if it may not wait, or not so long.
   */
  enter(call: Outgoing, time: CallTime): Promise<void> | undefined;
  /** To be told of each call that went, with its answer if one came. */
  leave(response: Response | undefined): void;
}

/**
 * Makes a limiter, which has a lane for each call.
 *
 * @param patient whether calls wait for the next window; else they fail.
 */
export function createLimiter(limits: readonly Limit[] = rateLimits, patient = true): (call: Outgoing) => Lane {
  const lanes: Record<string, Lane> = {};
  const own = limits.filter(({ scope }) => scope === "organization");
  const shared = limits.filter((limit) => !own.includes(limit)).map(windowOf);
  // Calls that need no token, such as a refresh, go before all that wait, since those may wait for it.
  let urgent = 0;

  // Milliseconds until it is worth looking again: an answer may change how long a window lasts.
  function pause(windows: Window[], deadline: number, operation: string): number {
    const now = Date.now();
    const wait = Math.max(...windows.map(({ left, end }) => (left > 0 ? 0 : end))) - now;
    if (wait > (patient ? deadline - now : 0))
      throw new CrewkitError(`spent for ${Math.ceil(wait / 1000)} s`, { code: "limit", operation });
    return wait > 0 ? Math.min(wait, 1000) : 10;
  }

  async function wait(windows: Window[], before: Before, { operation, open }: Outgoing, time: CallTime): Promise<void> {
    if (open) urgent++;
    try {
      while (before || (urgent && !open) || !windows.every(hasRoom)) {
        const ms = pause(windows, time.deadline, operation);
        await (before ? until(before, time.signal) : sleep(ms, time.signal));
        before = undefined;
      }
      take(windows);
    } finally {
      if (open) urgent--;
    }
  }

  function laneWith(windows: Window[]): Lane {
    // Settles when all that wait now are through; undefined if none waits.
    let last: Before;
    return {
      enter(call, time) {
        const before = last;
        const ahead = call.open ? undefined : before;
        if (!ahead && windows.every(hasRoom)) return take(windows);
        const turn = wait(windows, ahead, call, time);
        const through = turn
          .catch(() => {})
          .then(() => before)
          .then(() => {
            if (last === through) last = undefined;
          });
        last = through;
        return turn;
      },
      leave(response) {
        for (const window of windows) window.open--;
        if (response) learn(windows, response);
      },
    };
  }

  return ({ path }) => {
    // Only an organization's id is so long.
    const org = path.indexOf("/", 1) === 37 ? path.slice(0, 37) : "";
    lanes[org] ??= laneWith(org ? [...shared, ...own.map(windowOf)] : shared);
    return lanes[org];
  };
}

type Before = Promise<unknown> | undefined;

function take(windows: Window[]): undefined {
  for (const window of windows) {
    window.left--;
    window.open++;
  }
}

import { CrewkitError } from "../errors/CrewkitError.ts";
import { rateLimits } from "../generated/contract.ts";
import type { Outgoing } from "../request.ts";
import { type CallTime, until } from "../time.ts";
import { hasRoom, type Limit, learn, type Window, windowOf } from "./window.ts";

/** Holds calls back until the limits allow them, in the order in which they came. */
export interface Gate {
  /**
   * Lets a call go: nothing if at once, else a promise for when.
   *
   * @throws {CrewkitError} `limit`, in the promise, if it may not wait, or not so long.
   */
  enter(call: Outgoing, time: CallTime): Promise<void> | undefined;
  /** To be told of each call that went, with its answer if one came. */
  leave(call: Outgoing, response: Response | undefined): void;
}

/** The calls that the same limits hold for. */
interface Lane {
  windows: Window[];
  /** Settles when all that wait now are through; undefined if none waits. */
  last?: Promise<unknown> | undefined;
}

/**
 * Makes a gate.
 *
 * @param patient whether calls wait for the next window; else they fail.
 */
export function createGate(limits: readonly Limit[] = rateLimits, patient = true): Gate {
  const own = limits.filter(({ scope }) => scope === "organization");
  const shared = limits.filter((each) => !own.includes(each)).map(windowOf);
  const lanes = new Map<string | undefined, Lane>();
  // Calls that need no token, such as a refresh, go before all that wait, since those may wait for it.
  let urgent = 0;

  function laneOf({ org }: Outgoing): Lane {
    let lane = lanes.get(org);
    if (!lane) {
      lane = { windows: org ? [...shared, ...own.map(windowOf)] : shared };
      lanes.set(org, lane);
    }
    return lane;
  }

  // Milliseconds until it is worth looking again: an answer may change how long a window lasts.
  function pause(windows: Window[], deadline: number, operation: string): number {
    const now = Date.now();
    const wait = Math.max(...windows.map(({ left, end }) => (left > 0 ? 0 : end))) - now;
    if (wait > (patient ? deadline - now : 0))
      throw new CrewkitError(`The rate limit is spent for ${Math.ceil(wait / 1000)} s`, { code: "limit", operation });
    return wait > 0 ? Math.min(wait, 1000) : 10;
  }

  async function wait(lane: Lane, { operation, open }: Outgoing, { signal, deadline }: CallTime): Promise<void> {
    const { last, windows } = lane;
    let before = open ? undefined : last;
    let pass = (_: unknown) => {};
    const turn = new Promise<unknown>((resolve) => {
      pass = resolve;
    });
    lane.last = turn;
    if (open) urgent++;
    try {
      while (before || (urgent && !open) || !windows.every(hasRoom)) {
        const ms = pause(windows, deadline, operation);
        await until(before ?? ms, signal);
        before = undefined;
      }
      take(windows);
    } finally {
      if (open) urgent--;
      if (lane.last === turn) lane.last = undefined;
      pass(last);
    }
  }

  return {
    enter(call, time) {
      const lane = laneOf(call);
      return (lane.last && !call.open) || !lane.windows.every(hasRoom) ? wait(lane, call, time) : take(lane.windows);
    },
    leave(call, response) {
      const { windows } = laneOf(call);
      for (const window of windows) window.open--;
      if (response) learn(windows, response);
    },
  };
}

function take(windows: Window[]): undefined {
  for (const window of windows) {
    window.left--;
    window.open++;
  }
}

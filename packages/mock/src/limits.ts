import type { RateLimits } from "@crewkit/openapi";
import type { Clock } from "./clock.ts";

/** Counts requests, and says what the headers say. */
export interface Limits {
  /** Counts a request of an address or an organization. */
  count(scope: string, name: string): LimitWindow;
  /** The window as it stands, with no request counted. */
  look(scope: string, name: string): LimitWindow;
  /** The rate limit headers for the one of these windows that has fewer requests left. */
  headers(windows: readonly LimitWindow[]): Record<string, string>;
  /** The windows that have begun and not ended. */
  dump(): WindowCount[];
  /** Puts these windows in the place of all. */
  load(counts: readonly WindowCount[]): void;
}

/** A window, as a snapshot keeps it. */
export interface WindowCount {
  /** What is limited: `address` or `organization`. */
  scope: string;
  /** Whose requests are counted. */
  name: string;
  remaining: number;
  /** In milliseconds: `2026-11-20T14:01:00.250Z`. */
  ends_at: string;
}

/** A time in which so many requests are allowed. */
export interface LimitWindow {
  limit: number;
  /** Requests left after this one; below 0 when there were more than allowed. */
  remaining: number;
  /** When it began and when it ends, in milliseconds since 1970. */
  beganAt: number;
  endsAt: number;
}

// So many windows are kept at most; beyond that the oldest goes.
const capacity = 10_000;

/** Makes the counters of the contract's limits (`x-rate-limits`). A window begins with its first request. */
export function createLimits({ headers, limits }: RateLimits, clock: Pick<Clock, "time">): Limits {
  const windows = new Map<string, LimitWindow>();
  const { limit = "", remaining = "", reset = "" } = headers;
  const ruleOf = (scope: string) => limits.find((each) => each.scope === scope) ?? unlimited;

  function open(scope: string, time: number): LimitWindow {
    const { requests, seconds } = ruleOf(scope);
    return { limit: requests, remaining: requests, beganAt: time, endsAt: time + seconds * 1000 };
  }

  function keep(key: string, window: LimitWindow): LimitWindow {
    // Taken out first, so that the oldest stands first.
    windows.delete(key);
    windows.set(key, window);
    if (windows.size > capacity) windows.delete(windows.keys().next().value ?? "");
    return window;
  }

  return {
    count(scope, name) {
      const key = `${scope} ${name}`;
      const time = clock.time();
      const known = windows.get(key);
      const window = known && isOpen(known, time) ? known : keep(key, open(scope, time));
      window.remaining -= 1;
      return window;
    },
    look(scope, name) {
      const time = clock.time();
      const known = windows.get(`${scope} ${name}`);
      return known && isOpen(known, time) ? known : open(scope, time);
    },
    headers(some) {
      const tightest = tightestOf(some);
      if (!tightest) return {};
      return {
        [limit]: String(tightest.limit),
        [remaining]: String(Math.max(0, tightest.remaining)),
        [reset]: String(Math.ceil(tightest.endsAt / 1000)),
      };
    },
    dump: () =>
      [...windows].filter(([, { endsAt }]) => endsAt > clock.time()).map(([key, window]) => toCount(key, window)),
    load(counts) {
      windows.clear();
      for (const { scope, name, remaining, ends_at } of counts) {
        const { requests, seconds } = ruleOf(scope);
        const endsAt = Date.parse(ends_at);
        // The contract may allow fewer than when they were counted.
        const left = Math.min(remaining, requests);
        const beganAt = endsAt - seconds * 1000;
        keep(`${scope} ${name}`, { limit: requests, remaining: left, beganAt, endsAt });
      }
    },
  };
}

// What has no limit is never spent.
const unlimited = { requests: Number.MAX_SAFE_INTEGER, seconds: 60 };

function toCount(key: string, { remaining, endsAt }: LimitWindow): WindowCount {
  const [scope = "", ...name] = key.split(" ");
  return { scope, name: name.join(" "), remaining, ends_at: new Date(endsAt).toISOString() };
}

// A window that begins in the future was opened before the clock was set back; a second of it may be a rounding.
function isOpen({ beganAt, endsAt }: LimitWindow, time: number): boolean {
  return time < endsAt && beganAt <= time + 1000;
}

function tightestOf(windows: readonly LimitWindow[]): LimitWindow | undefined {
  let [tightest] = windows;
  for (const each of windows) if (tightest && each.remaining < tightest.remaining) tightest = each;
  return tightest;
}

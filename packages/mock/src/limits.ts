import type { RateLimits } from "@crewkit/openapi";
import type { Clock } from "./clock.ts";

/** Counts requests, and says what the headers say. */
export interface Limits {
  /** Counts a request of an address or an organization. */
  count(scope: string, name: string): LimitWindow;
  /** The window as it stands, with no request counted. */
  peek(scope: string, name: string): LimitWindow;
  /** The rate limit headers for the one of these windows that has fewer requests left. */
  headers(windows: readonly LimitWindow[]): Record<string, string>;
  /** The windows that have begun and not ended. */
  dump(): SavedWindow[];
  /** Puts these windows in the place of all. */
  load(counts: readonly SavedWindow[]): void;
}

/** A window, as a snapshot keeps it. */
export interface SavedWindow {
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
  startsAt: number;
  endsAt: number;
}

// So many windows are kept at most; beyond that the oldest goes.
const capacity = 10_000;

/** Makes the counters of the contract's limits (`x-rate-limits`). A window begins with its first request. */
export function createLimits({ headers, limits }: RateLimits, clock: Pick<Clock, "time">): Limits {
  const windows = new Map<string, LimitWindow>();
  const { limit = "", remaining = "", reset = "" } = headers;
  const limitOf = (scope: string) => limits.find((each) => each.scope === scope) ?? unlimited;

  function createWindow(scope: string, time: number): LimitWindow {
    const { requests, seconds } = limitOf(scope);
    return { limit: requests, remaining: requests, startsAt: time, endsAt: time + seconds * 1000 };
  }

  function storeWindow(key: string, window: LimitWindow): LimitWindow {
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
      const existing = windows.get(key);
      const window = existing && isOpen(existing, time) ? existing : storeWindow(key, createWindow(scope, time));
      window.remaining -= 1;
      return window;
    },
    peek(scope, name) {
      const time = clock.time();
      const existing = windows.get(`${scope} ${name}`);
      return existing && isOpen(existing, time) ? existing : createWindow(scope, time);
    },
    headers(selected) {
      const tightest = tightestOf(selected);
      if (!tightest) return {};
      return {
        [limit]: String(tightest.limit),
        [remaining]: String(Math.max(0, tightest.remaining)),
        [reset]: String(Math.ceil(tightest.endsAt / 1000)),
      };
    },
    dump: () =>
      [...windows].filter(([, { endsAt }]) => endsAt > clock.time()).map(([key, window]) => toSavedWindow(key, window)),
    load(counts) {
      windows.clear();
      for (const { scope, name, remaining, ends_at } of counts) {
        const { requests, seconds } = limitOf(scope);
        const endsAt = Date.parse(ends_at);
        // The contract may allow fewer than when they were counted.
        const left = Math.min(remaining, requests);
        const startsAt = endsAt - seconds * 1000;
        storeWindow(`${scope} ${name}`, { limit: requests, remaining: left, startsAt, endsAt });
      }
    },
  };
}

// What has no limit is never spent.
const unlimited = { requests: Number.MAX_SAFE_INTEGER, seconds: 60 };

function toSavedWindow(key: string, { remaining, endsAt }: LimitWindow): SavedWindow {
  const [scope = "", ...name] = key.split(" ");
  return { scope, name: name.join(" "), remaining, ends_at: new Date(endsAt).toISOString() };
}

// A window that begins in the future was opened before the clock was set back; a second of it may be a rounding.
function isOpen({ startsAt, endsAt }: LimitWindow, time: number): boolean {
  return time < endsAt && startsAt <= time + 1000;
}

function tightestOf(windows: readonly LimitWindow[]): LimitWindow | undefined {
  let [tightest] = windows;
  for (const each of windows) if (tightest && each.remaining < tightest.remaining) tightest = each;
  return tightest;
}

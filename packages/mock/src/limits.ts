import type { RateLimits } from "@crewkit/openapi";
import type { Clock } from "./clock.ts";

export interface Limits {
  count(scope: string, name: string): LimitWindow;
  /** Returns the window without counting a request. */
  peek(scope: string, name: string): LimitWindow;
  /** The rate limit headers of the window with the fewest remaining requests. */
  headers(windows: readonly LimitWindow[]): Record<string, string>;
  dump(): SavedWindow[];
  load(savedWindows: readonly SavedWindow[]): void;
}

export interface SavedWindow {
  /** `address` or `organization`. */
  scope: string;
  /** The address, or the organization's id. */
  name: string;
  remaining: number;
  /** A timestamp with milliseconds: `2026-11-20T14:01:00.250Z`. */
  ends_at: string;
}

export interface LimitWindow {
  limit: number;
  /** Remaining requests after this one. Negative if the limit is exceeded. */
  remaining: number;
  /** In milliseconds since 1970. */
  startsAt: number;
  endsAt: number;
}

const capacity = 10_000;

/** Creates a rate limiter with the contract's limits (`x-rate-limits`). A window starts with its first request. */
export function createLimits({ headers, limits }: RateLimits, clock: Pick<Clock, "time">): Limits {
  const windows = new Map<string, LimitWindow>();
  const { limit = "", remaining = "", reset = "" } = headers;
  const limitOf = (scope: string) => limits.find((each) => each.scope === scope) ?? unlimited;

  function createWindow(scope: string, time: number): LimitWindow {
    const { requests, seconds } = limitOf(scope);
    return { limit: requests, remaining: requests, startsAt: time, endsAt: time + seconds * 1000 };
  }

  function storeWindow(key: string, window: LimitWindow): LimitWindow {
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
    load(savedWindows) {
      windows.clear();
      for (const { scope, name, remaining, ends_at } of savedWindows) {
        const { requests, seconds } = limitOf(scope);
        const endsAt = Date.parse(ends_at);
        const cappedRemaining = Math.min(remaining, requests);
        const startsAt = endsAt - seconds * 1000;
        storeWindow(`${scope} ${name}`, { limit: requests, remaining: cappedRemaining, startsAt, endsAt });
      }
    },
  };
}

const unlimited = { requests: Number.MAX_SAFE_INTEGER, seconds: 60 };

function toSavedWindow(key: string, { remaining, endsAt }: LimitWindow): SavedWindow {
  const [scope = "", ...name] = key.split(" ");
  return { scope, name: name.join(" "), remaining, ends_at: new Date(endsAt).toISOString() };
}

// A window that starts in the future was opened before the clock was set back. Allows a second for rounding.
function isOpen({ startsAt, endsAt }: LimitWindow, time: number): boolean {
  return time < endsAt && startsAt <= time + 1000;
}

function tightestOf(windows: readonly LimitWindow[]): LimitWindow | undefined {
  let [tightest] = windows;
  for (const each of windows) if (tightest && each.remaining < tightest.remaining) tightest = each;
  return tightest;
}

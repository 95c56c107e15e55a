import type { RateLimits } from "@crewkit/openapi";
import type { Clock } from "../base/clock.ts";
import type { SavedWindow } from "../generated/control.ts";

export interface Limits {
  count(scope: string, name: string): LimitWindow;
  /** Returns the window without counting a request. */
  peek(scope: string, name: string): LimitWindow;
  headers(window: LimitWindow): Record<string, string>;
  /** Returns the value in a path that a scope's limit applies to, such as an organization's id. */
  nameIn(scope: string, path: string): string | undefined;
  /** Sets the remaining requests of a window, which opens if it is not open. */
  set(scope: string, name: string, remaining: number): void;
  dump(): SavedWindow[];
  load(savedWindows: readonly SavedWindow[]): void;
}

export interface LimitWindow {
  scope: string;
  name: string;
  limit: number;
  /** Remaining requests after this one. Negative if the limit is exceeded. */
  remaining: number;
  /** In milliseconds since 1970. */
  startsAt: number;
  endsAt: number;
}

const capacity = 10_000;

/** Creates a rate limiter. If the limits are not enforced, the remaining requests stay at the limit. */
export function createLimits({ headers, limits }: RateLimits, clock: Pick<Clock, "time">, enforced = true): Limits {
  const windows = new Map<string, LimitWindow>();
  // A new iterator for each removal would pass all removed windows again.
  const oldestKeys = windows.keys();
  const { limit = "", remaining = "", reset = "" } = headers;
  const pathPatterns = new Map(limits.map(({ scope, path_prefix }) => [scope, toPattern(path_prefix)]));
  const limitOf = (scope: string) => limits.find((each) => each.scope === scope) ?? unlimited;

  function storeWindow(window: LimitWindow): LimitWindow {
    const key = `${window.scope} ${window.name}`;
    windows.delete(key);
    windows.set(key, window);
    if (windows.size > capacity) windows.delete(oldestKeys.next().value ?? "");
    return window;
  }

  function peek(scope: string, name: string): LimitWindow {
    const time = clock.time();
    const existing = windows.get(`${scope} ${name}`);
    if (existing && isOpen(existing, time)) return existing;
    const { requests, seconds } = limitOf(scope);
    return { scope, name, limit: requests, remaining: requests, startsAt: time, endsAt: time + seconds * 1000 };
  }

  return {
    count(scope, name) {
      const open = peek(scope, name);
      const window = windows.get(`${scope} ${name}`) === open ? open : storeWindow(open);
      if (enforced) window.remaining -= 1;
      return window;
    },
    peek,
    headers: (window) => ({
      [limit]: String(window.limit),
      [remaining]: String(Math.max(0, window.remaining)),
      [reset]: String(Math.ceil(window.endsAt / 1000)),
    }),
    nameIn(scope, path) {
      const name = pathPatterns.get(scope)?.exec(path)?.[1];
      return name && decodeURIComponent(name);
    },
    set(scope, name, remaining) {
      storeWindow({ ...peek(scope, name), remaining });
    },
    dump: () =>
      [...windows.values()]
        .filter(({ endsAt }) => endsAt > clock.time())
        .map(({ scope, name, remaining, endsAt }) => ({
          scope,
          name,
          remaining,
          ends_at: new Date(endsAt).toISOString(),
        })),
    load(savedWindows) {
      windows.clear();
      for (const { scope, name, remaining, ends_at } of savedWindows) {
        const { requests, seconds } = limitOf(scope);
        const endsAt = Date.parse(ends_at);
        const cappedRemaining = enforced ? Math.min(remaining, requests) : requests;
        const startsAt = endsAt - seconds * 1000;
        storeWindow({ scope, name, limit: requests, remaining: cappedRemaining, startsAt, endsAt });
      }
    },
  };
}

const unlimited = { requests: Number.MAX_SAFE_INTEGER, seconds: 60 };

// `/{org_id}/` matches the first segment of a path.
function toPattern(prefix: string | undefined): RegExp | undefined {
  return prefix === undefined ? undefined : new RegExp(`^${prefix.replace(/\{\w+\}/, "([^/]+)")}`);
}

// A window that starts in the future was opened before the clock was set back. Allows a second for rounding.
function isOpen({ startsAt, endsAt }: LimitWindow, time: number): boolean {
  return time < endsAt && startsAt <= time + 1000;
}

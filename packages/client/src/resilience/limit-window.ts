import { readRateLimit, readRetryAfter } from "../rate-limit.ts";

export interface Limit {
  requests: number;
  seconds: number;
  /** `organization` for a limit per organization. Defaults to all requests. */
  scope?: string;
}

/** The current window of a rate limit. Times are in milliseconds by `performance.now()`. */
export interface LimitWindow extends Limit {
  /** The limit from the options. `requests` is lower if the server reports a lower limit. */
  configured: number;
  remaining: number;
  /** The time of the first request. */
  startsAt: number;
  endsAt: number;
  /** The end by the server's clock, as Unix time in seconds. Identifies the window. */
  reset: number;
  pending: number;
  /** Ten in a new window, until a response reports the remaining requests. */
  maxPending: number;
  /** Milliseconds to add to the reported end. 0 until a window ended later than expected. */
  margin: number;
}

export function createWindow(limit: Limit): LimitWindow {
  const times = { startsAt: 0, endsAt: 0, reset: 0, margin: 0 };
  return { ...limit, ...times, configured: limit.requests, remaining: 0, pending: 0, maxPending: 0 };
}

/** Starts a new window if the current one is over. */
export function canSend(window: LimitWindow): boolean {
  const now = performance.now();
  if (now >= window.endsAt) {
    window.remaining = window.requests;
    window.startsAt = now;
    window.endsAt = now + window.seconds * 1000;
    window.maxPending = window.pending + 10;
  }
  return window.remaining > 0 && window.pending < window.maxPending;
}

/**
 * Updates the windows that a request counts against from the headers of its response. They report a limit in `reported`, or,
 * in a 429, the limit that was exceeded.
 *
 * Clocks can be wrong. If the reported end is not plausible, the window ends `seconds` after the first response.
 */
export function updateWindows(
  windows: readonly LimitWindow[],
  reported: readonly LimitWindow[],
  response: Response,
): void {
  const now = performance.now();
  const isLimited = response.status === 429;
  const { limit = Infinity, remaining = isLimited ? 0 : limit, reset = 0 } = readRateLimit(response) ?? {};
  const untilReset = reset * 1000 - serverTime(response);
  const isPlausible = ({ seconds }: LimitWindow) =>
    untilReset + Number(isLimited) * 1000 > 0 && untilReset <= seconds * 1000 + 1000;
  const candidates = isLimited ? windows : reported;
  const window =
    windows.find(({ configured, requests }) => [requests, configured].includes(limit)) ??
    candidates.find(isPlausible) ??
    candidates[0];
  // Ignore late responses from the previous window.
  if (window && reset && !isLimited && reset < window.reset + Number(window.maxPending < Infinity)) return;
  for (const each of windows) {
    if (each.maxPending < Infinity) each.endsAt = now + each.seconds * 1000;
    each.maxPending = Infinity;
  }
  // The client does not count an organization's requests if the options have no limit per organization.
  if (!window) return;
  if (isLimited) window.margin = 1000;
  if (reset && (isLimited || reset !== window.reset) && isPlausible(window)) {
    const sinceStart = now - window.startsAt;
    const isFirstClient = limit - remaining <= window.requests - window.remaining;
    // If this client sent all requests in the window, the window started with its first one, and lasts whole seconds.
    const untilEnd =
      isFirstClient && !window.margin
        ? Math.floor((untilReset + sinceStart) / 1000) * 1000
        : untilReset + window.margin;
    window.endsAt = now + Math.min(untilEnd, window.seconds * 1000);
  }
  if (reset && reset !== window.reset) {
    const requests = Math.min(window.configured, limit);
    // The server counts this and all pending requests in the new window.
    window.remaining = Math.max(requests - window.pending - 1, window.remaining + requests - window.requests);
    window.requests = requests;
    window.reset = reset;
  }
  window.remaining = Math.min(window.remaining, remaining);
  const retryAfter = isLimited && readRetryAfter(response);
  if (retryAfter) {
    window.remaining = 0;
    // A call is not retried after a longer time either.
    window.endsAt = now + Math.min(retryAfter, 3600) * 1000;
  }
}

/** Unix time in milliseconds. The `Date` header is in whole seconds. The local clock is more precise if it agrees. */
function serverTime({ headers }: Response): number {
  const now = Date.now();
  const date = Date.parse(`${headers.get("date")}`);
  return date > now || date <= now - 1000 ? date : now;
}

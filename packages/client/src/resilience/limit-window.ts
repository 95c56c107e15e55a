import { readRateLimit } from "../rate-limit.ts";

export interface Limit {
  requests: number;
  seconds: number;
  /** `organization` for a limit per organization. Defaults to all requests. */
  scope?: string;
}

/** The current window of a rate limit. It starts with its first request. */
export interface LimitWindow extends Limit {
  /** The limit from the options. `requests` is lower if the server reports a lower limit. */
  configured: number;
  remaining: number;
  /** The end by the local clock, as Unix time in milliseconds. */
  endsAt: number;
  /** The end by the server's clock, as Unix time in seconds. Identifies the window. */
  reset: number;
  pending: number;
  /** Ten in a new window, until a response reports the remaining requests. */
  maxPending: number;
}

export function createWindow(limit: Limit): LimitWindow {
  return { ...limit, configured: limit.requests, remaining: 0, endsAt: 0, reset: 0, pending: 0, maxPending: 0 };
}

/** Starts a new window if the current one is over. */
export function canSend(window: LimitWindow): boolean {
  const now = Date.now();
  // If the end is more than one window away, the clock was set back.
  if (now >= window.endsAt || now < window.endsAt - window.seconds * 1000) {
    window.remaining = window.requests;
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
  const now = Date.now();
  const isLimited = response.status === 429;
  const { limit = Infinity, remaining = isLimited ? 0 : limit, reset = 0 } = readRateLimit(response) ?? {};
  // The header is in whole seconds.
  const untilReset = () => reset * 1000 + 1000 - (Date.parse(`${response.headers.get("date")}`) || now);
  const isPlausible = ({ seconds }: LimitWindow) => untilReset() > 0 && untilReset() <= seconds * 1000 + 1000;
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
  if (reset && reset !== window.reset) {
    const requests = Math.min(window.configured, limit);
    // The server counts this and all pending requests in the new window.
    window.remaining = Math.max(requests - window.pending - 1, window.remaining + requests - window.requests);
    window.requests = requests;
    window.reset = reset;
    if (isPlausible(window)) window.endsAt = now + Math.min(untilReset(), window.seconds * 1000);
  }
  window.remaining = Math.min(window.remaining, remaining);
}

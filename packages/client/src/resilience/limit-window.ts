import { readRateLimit } from "../rate-limit.ts";

/** So many requests in so many seconds. */
export interface Limit {
  requests: number;
  seconds: number;
  /** `organization`: each organization has its own. Default: all requests together. */
  scope?: string;
}

/** A limit in use. Its window begins with its first request, here as in the API. */
export interface LimitWindow extends Limit {
  /** So many requests as were given; a server may allow fewer. */
  configured: number;
  remaining: number;
  /** When it ends by this machine's clock, in milliseconds. */
  endsAt: number;
  /** The same in the server's own words, by which its windows are told apart. */
  reset: number;
  /** Requests that have not been answered. */
  pending: number;
  /** So many may be open: ten more, since others may share the limit, until an answer tells how it stands. */
  maxPending: number;
}

export function createWindow(limit: Limit): LimitWindow {
  return { ...limit, configured: limit.requests, remaining: 0, endsAt: 0, reset: 0, pending: 0, maxPending: 0 };
}

/** Whether a request may go now. Begins the next window where one is over. */
export function canSend(window: LimitWindow): boolean {
  const now = Date.now();
  // One that ends too late is over too: the clock was set back.
  if (now >= window.endsAt || now < window.endsAt - window.seconds * 1000) {
    window.remaining = window.requests;
    window.endsAt = now + window.seconds * 1000;
    window.maxPending = window.pending + 10;
  }
  return window.remaining > 0 && window.pending < window.maxPending;
}

/**
 * Learns of an answer how the limits stand: its headers tell of the one that has fewer requests left.
 *
 * The server's clock may be wrong, or this machine's. So an end is believed only where it lies within the window's
 * length; else the window lasts its whole length from the first answer.
 */
export function updateWindows(windows: readonly LimitWindow[], response: Response): void {
  const now = Date.now();
  const isLimited = response.status === 429;
  const { limit = Infinity, remaining = isLimited ? 0 : limit, reset = 0 } = readRateLimit(response) ?? {};
  // A second more, since the server's word is in whole seconds.
  const untilReset = () => reset * 1000 + 1000 - (Date.parse(`${response.headers.get("date")}`) || now);
  const isPlausible = ({ seconds }: LimitWindow) => untilReset() > 0 && untilReset() <= seconds * 1000 + 1000;
  const window =
    windows.find(({ configured, requests }) => [requests, configured].includes(limit)) ??
    windows.find(isPlausible) ??
    windows[0];
  // A late answer tells of the window before.
  if (!window || (reset && !isLimited && reset < window.reset + Number(window.maxPending < Infinity))) return;
  for (const each of windows) {
    if (each.maxPending < Infinity) each.endsAt = now + each.seconds * 1000;
    each.maxPending = Infinity;
  }
  if (reset && reset !== window.reset) {
    const requests = Math.min(window.configured, limit);
    // The server has counted this one and those that are open; those that were sent before count no more.
    window.remaining = Math.max(requests - window.pending - 1, window.remaining + requests - window.requests);
    window.requests = requests;
    window.reset = reset;
    if (isPlausible(window)) window.endsAt = now + Math.min(untilReset(), window.seconds * 1000);
  }
  window.remaining = Math.min(window.remaining, remaining);
}

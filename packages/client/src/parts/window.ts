import { rateLimitOf } from "../rate-limit.ts";

/** So many requests in so many seconds. */
export interface Limit {
  requests: number;
  seconds: number;
  /** `organization`: each organization has its own. Default: all requests together. */
  scope?: string;
}

/** A limit in use. Its window begins with its first request, here as in the API. */
export interface Window extends Limit {
  /** So many requests as were given; a server may allow fewer. */
  given: number;
  left: number;
  /** When it ends by this machine's clock, in milliseconds. */
  end: number;
  /** The same in the server's own words, by which its windows are told apart. */
  reset: number;
  /** Requests that have not been answered. */
  open: number;
  /** So many may be open: ten more, since others may share the limit, until an answer tells how it stands. */
  most: number;
}

export function windowOf(limit: Limit): Window {
  return { ...limit, given: limit.requests, left: 0, end: 0, reset: 0, open: 0, most: 0 };
}

/** Whether a request may go now. Begins the next window where one is over. */
export function hasRoom(window: Window): boolean {
  const now = Date.now();
  // One that ends too late is over too: the clock was set back.
  if (now >= window.end || now < window.end - window.seconds * 1000) {
    window.left = window.requests;
    window.end = now + window.seconds * 1000;
    window.most = window.open + 10;
  }
  return window.left > 0 && window.open < window.most;
}

/**
 * Learns of an answer how the limits stand: its headers tell of the one that has fewer requests left.
 *
 * The server's clock may be wrong, or this machine's. So an end is believed only where it lies within the window's
 * length; else the window lasts its whole length from the first answer.
 */
export function learn(windows: readonly Window[], response: Response): void {
  const now = Date.now();
  const isRefused = response.status === 429;
  const { limit = Infinity, remaining = isRefused ? 0 : limit, reset = 0 } = rateLimitOf(response) ?? {};
  // A second more, since the server's word is in whole seconds.
  const wait = () => reset * 1000 + 1000 - (Date.parse(`${response.headers.get("date")}`) || now);
  const holds = ({ seconds }: Window) => wait() > 0 && wait() <= seconds * 1000 + 1000;
  const window =
    windows.find(({ given, requests }) => [requests, given].includes(limit)) ?? windows.find(holds) ?? windows[0];
  // A late answer tells of the window before.
  if (!window || (reset && !isRefused && reset < window.reset + Number(window.most < Infinity))) return;
  for (const each of windows) {
    if (each.most < Infinity) each.end = now + each.seconds * 1000;
    each.most = Infinity;
  }
  if (reset && reset !== window.reset) {
    const requests = Math.min(window.given, limit);
    // The server has counted this one and those that are open; those that were sent before count no more.
    window.left = Math.max(requests - window.open - 1, window.left + requests - window.requests);
    window.requests = requests;
    window.reset = reset;
    if (holds(window)) window.end = now + Math.min(wait(), window.seconds * 1000);
  }
  window.left = Math.min(window.left, remaining);
}

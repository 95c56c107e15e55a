import { readRateLimit, readRetryAfter } from "../rate-limit.ts";

/** At most `requests` in `seconds`, from the first request on. */
export interface Limit {
  requests: number;
  seconds: number;
  /** `organization` for a limit per organization. Defaults to all requests. */
  scope?: string;
}

/** Milliseconds between checks for the first response in a window. */
export const pollInterval = 10;

/** The current window of a rate limit. It starts with its first request. Times are by `performance.now()`. */
export class LimitWindow {
  /** The limit from the options. `#requests` is lower if the server reports a lower limit. */
  readonly #configured: number;
  readonly #length: number;
  #requests: number;
  #remaining = 0;
  #startsAt = 0;
  #endsAt = 0;
  /** The end by the server's clock, as Unix time in seconds. Identifies the window. */
  #reset = 0;
  #pending = 0;
  /** Ten in a new window, until a response reports the remaining requests. */
  #maxPending = 0;
  /** Milliseconds to add to the reported end. 0 until a window ended later than expected. */
  #margin = 0;

  constructor({ requests, seconds }: Limit) {
    this.#configured = requests;
    this.#requests = requests;
    this.#length = seconds * 1000;
  }

  /**
   * Starts a new window if the current one is over. Returns 0 if a request can be sent, `pollInterval` if it must wait for the
   * first response, or the milliseconds until the window ends.
   */
  delay(now: number): number {
    if (now >= this.#endsAt) {
      this.#remaining = this.#requests;
      this.#startsAt = now;
      this.#endsAt = now + this.#length;
      this.#maxPending = this.#pending + 10;
    }
    if (this.#remaining <= 0) return this.#endsAt - now;
    return this.#pending < this.#maxPending ? 0 : pollInterval;
  }

  take(): void {
    this.#remaining--;
    this.#pending++;
  }

  /** @param takenAt the time of `take()` if the request got no response. Then it does not count. */
  release(takenAt = -1): void {
    this.#pending--;
    if (takenAt >= this.#startsAt) this.#remaining++;
  }

  /**
   * Updates the windows that a request counts against from the headers of its response. They report a limit in `reported`,
   * or, in a 429, the limit that was exceeded.
   *
   * Clocks can be wrong. If the reported end is in the past, the window ends `seconds` after the first response.
   */
  static update(windows: readonly LimitWindow[], reported: readonly LimitWindow[], response: Response): void {
    const isLimited = response.status === 429;
    const { limit = Infinity, remaining = isLimited ? 0 : limit, reset = 0 } = readRateLimit(response) ?? {};
    const untilReset = () => reset * 1000 - serverTime(response);
    const candidates = isLimited ? windows : reported;
    const window =
      windows.find((each) => limit === each.#requests || limit === each.#configured) ??
      candidates.find((each) => untilReset() <= each.#length + 1000) ??
      candidates[0];
    // Ignore late responses from the previous window.
    if (window && reset && !isLimited && reset < window.#reset + Number(window.#maxPending < Infinity)) return;
    for (const each of windows) {
      if (each.#maxPending < Infinity) each.#endsAt = performance.now() + each.#length;
      each.#maxPending = Infinity;
    }
    // The client does not count an organization's requests if the options have no limit per organization.
    if (!window) return;
    const isNew = reset > window.#reset;
    if (isLimited) window.#margin = 1000;
    if (isNew || isLimited) {
      const now = performance.now();
      const untilEnd = untilReset() + window.#margin;
      // If this client sent all requests in the window, the window started with its first one, and lasts whole seconds.
      const isExact = limit - remaining <= window.#requests - window.#remaining;
      const untilExactEnd = Math.floor((untilEnd + now - window.#startsAt + 2) / 1000) * 1000;
      if (untilEnd > 0) window.#endsAt = now + Math.min(isExact ? untilExactEnd : untilEnd, window.#length);
    }
    if (isNew) {
      const requests = Math.min(window.#configured, limit);
      // The server counts this and all pending requests in the new window.
      window.#remaining = Math.max(requests - window.#pending - 1, window.#remaining + requests - window.#requests);
      window.#requests = requests;
      window.#reset = reset;
    }
    window.#remaining = Math.min(window.#remaining, remaining);
    const retryAfter = isLimited && readRetryAfter(response);
    if (retryAfter) {
      window.#remaining = 0;
      window.#endsAt = performance.now() + Math.min(retryAfter, 3600) * 1000;
    }
  }
}

/** Unix time in milliseconds. The `Date` header is in whole seconds. The local clock is more precise if it agrees. */
function serverTime({ headers }: Response): number {
  const now = Date.now();
  const date = Date.parse(`${headers.get("date")}`);
  return date > now || date <= now - 1000 ? date : now;
}

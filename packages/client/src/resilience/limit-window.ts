import { type RateLimit, readRetryAfterHeader, serverTime } from "../rate-limit.ts";

/** At most `requests` in `seconds`, from the first request on. */
export interface Limit {
  requests: number;
  seconds: number;
  /** `organization` for a limit per organization. Defaults to all requests. */
  scope?: string;
}

/** Until a window has a response, it is unknown how many requests other clients have sent. */
const requestsBeforeResponse = 10;

/** Milliseconds without a response after which twice as many requests are sent. */
export const doublingInterval = 500;

/** Maximum difference of clocks that seem to agree, in milliseconds. The `Date` header is in whole seconds. */
const clockDifference = 1000;

/**
 * The current window of a rate limit. It starts with the first request of this client, and the first request after its end
 * starts the next one. Times are in milliseconds by `performance.now()`.
 */
export class LimitWindow {
  readonly limit: Limit;
  readonly #isMaximum: boolean;
  /** The limit in the latest response. */
  #reportedLimit: number;
  /** The number of requests that may still get a response. */
  #pending = 0;
  /** The shortest and the longest time between a request and its response. */
  #shortestDelay = Infinity;
  #longestDelay = 0;
  /** Added to the reported end after a 429. */
  #margin = 0;

  #startsAt = -Infinity;
  /** The requests of this client in the window. */
  #sent = 0;
  #remaining = 0;
  #firstResponseAt: number | undefined;
  /** The end by the server's clock, which identifies the window. 0 until a response reports it. */
  #reset = 0;
  /** The same end by `performance.now()`. Infinity if it is unknown, or in the past because a clock is wrong. */
  #resetsAt = Infinity;
  /** Whether a request of another client may have started the window. */
  #isShared = false;
  /** The end of the time in `Retry-After`. */
  #retryAt: number | undefined;

  /** @param isMaximum `true` if a higher limit that the server reports does not apply. */
  constructor(limit: Limit, isMaximum: boolean) {
    this.limit = limit;
    this.#isMaximum = isMaximum;
    this.#reportedLimit = limit.requests;
  }

  get hasPending(): boolean {
    return this.#pending > 0;
  }

  /** Whether a response with this limit can describe the window. */
  hasLimit(limit: number): boolean {
    return limit === this.#reportedLimit || limit === this.limit.requests;
  }

  isExhausted(now: number): boolean {
    return this.#remaining <= 0 && now < this.#endsAt;
  }

  /** Returns the milliseconds until a request can be sent, if no response arrives before. */
  delay(now: number): number {
    if (this.#remaining > 0 && this.#firstResponseAt !== undefined) return 0;
    const untilEnd = this.#endsAt - now;
    if (untilEnd <= 0) return 0;
    if (this.#remaining <= 0) return untilEnd;
    const elapsed = now - this.#startsAt;
    const doublings = Math.floor(elapsed / doublingInterval);
    if (this.#sent < requestsBeforeResponse * 2 ** doublings) return 0;
    return (doublings + 1) * doublingInterval - elapsed;
  }

  /** Counts a request. */
  take(now: number): void {
    if (now >= this.#endsAt) this.#start(now);
    this.#sent++;
    this.#remaining--;
    this.#pending++;
  }

  /** Gives back the place of a request that failed without a response. */
  giveBack(takenAt: number): void {
    this.#pending--;
    if (takenAt < this.#startsAt) return;
    this.#sent--;
    this.#remaining++;
  }

  /** Counts a response. */
  receive(takenAt: number, now: number): void {
    const delay = now - takenAt;
    this.#pending--;
    this.#shortestDelay = Math.min(this.#shortestDelay, delay);
    this.#longestDelay = Math.max(this.#longestDelay, delay);
    // A late response does not show that the server counts in this window.
    if (takenAt >= this.#startsAt) this.#firstResponseAt ??= now;
  }

  /**
   * Corrects the window from the headers of a response that describes it. Call `receive` before.
   *
   * @param rateLimit undefined for a 429 without rate limit headers.
   */
  correct(takenAt: number, now: number, response: Response, rateLimit: RateLimit | undefined): void {
    const { limit = this.#reportedLimit, remaining = 0, reset = 0 } = rateLimit ?? {};
    const isLate = takenAt < this.#startsAt || (reset > 0 && reset < this.#reset);
    if (isLate) return;
    if (reset > this.#reset) {
      if (this.#reset > 0) this.#startAgain(takenAt, now);
      const untilReset = reset * 1000 - serverTime(response, now - takenAt);
      this.#reset = reset;
      this.#resetsAt = untilReset > -clockDifference ? now + untilReset : Infinity;
    }
    if (limit - remaining > this.#sent) this.#isShared = true;
    const requestsBefore = this.#requests;
    this.#reportedLimit = limit;
    this.#remaining = Math.min(this.#remaining + this.#requests - requestsBefore, remaining);
    if (response.status === 429) this.#reject(now, readRetryAfterHeader(response));
  }

  /** @param retryAfter in seconds. At most an hour counts. */
  #reject(now: number, retryAfter: number | undefined): void {
    this.#isShared = true;
    this.#margin = clockDifference;
    if (retryAfter === undefined) return;
    this.#remaining = 0;
    this.#retryAt = now + Math.min(retryAfter, 3600) * 1000;
  }

  /** The requests of this client in a whole window. */
  get #requests(): number {
    return this.#isMaximum ? Math.min(this.limit.requests, this.#reportedLimit) : this.#reportedLimit;
  }

  #start(now: number): void {
    this.#startsAt = now;
    this.#sent = 0;
    this.#remaining = this.#requests;
    this.#firstResponseAt = undefined;
    this.#reset = 0;
    this.#resetsAt = Infinity;
    this.#isShared = false;
    this.#retryAt = undefined;
  }

  /** Follows the server, which has started a new window. It has counted this request and at most all pending ones. */
  #startAgain(takenAt: number, now: number): void {
    this.#start(takenAt);
    this.#firstResponseAt = now;
    this.#sent = this.#pending + 1;
    this.#remaining -= this.#sent;
  }

  get #endsAt(): number {
    if (this.#retryAt !== undefined) return this.#retryAt;
    const length = this.limit.seconds * 1000;
    if (this.#isShared) return Math.min(this.#latestStart + length, this.#resetsAt + this.#margin);
    return this.#latestStart + Math.min(length, wholeSeconds(this.#resetsAt - this.#startsAt));
  }

  /**
   * The server's window starts when the first request arrives there, some time before its response arrives here. That time
   * is uncertain if responses take different times.
   */
  get #latestStart(): number {
    if (this.#firstResponseAt === undefined) return this.#startsAt;
    const variation = this.#longestDelay - this.#shortestDelay;
    const certainDelay = Math.max(0, this.#shortestDelay - variation);
    return Math.max(this.#startsAt, this.#firstResponseAt - certainDelay);
  }
}

/** Windows last whole seconds, but the reported end is rounded up. The clocks are precise to a millisecond. */
function wholeSeconds(milliseconds: number): number {
  return Math.max(1, Math.floor((milliseconds + 2) / 1000)) * 1000;
}

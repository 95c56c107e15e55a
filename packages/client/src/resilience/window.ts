import type { RateLimit } from "../rate-limit.ts";

/** At most `requests` in `seconds`. */
export interface Limit {
  requests: number;
  seconds: number;
}

/** What the headers of a response report about a window. */
export interface Report extends RateLimit {
  /** Milliseconds until the window ends. Not positive if it has ended, or if a clock is wrong. */
  untilReset: number;
}

/** The requests under way before the first response of a window. */
const requestsBeforeResponse = 10;

/**
 * - `paused`: after a 429.
 * - `unknown`: no response has arrived since the window began, so other clients may have used the limit.
 * - `open`: it is known how many requests remain.
 * - `exhausted`: no requests remain until the window ends.
 */
type State = "paused" | "unknown" | "open" | "exhausted";

/** The current window of a rate limit. Times are in milliseconds by `performance.now()`. */
export class LimitWindow {
  #limit: Limit;
  /** Requests without a response yet. */
  #underWay = 0;
  /** Requests that failed without a response. The server may have counted them. */
  #lost = 0;
  /** The requests that the server accepts until the window ends, including those under way. */
  #remaining = Infinity;
  /** Infinity until the first response. */
  #endsAt = Infinity;
  /** The earliest end of the window by the server's clock, in Unix seconds. Late responses report an earlier one. */
  #reset = 0;
  #pausedUntil = -Infinity;

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  get isIdle(): boolean {
    return this.#underWay === 0;
  }

  /** Returns the milliseconds until a request can be sent, unless a response arrives before. */
  delay(now: number): number {
    switch (this.#stateAt(now)) {
      case "paused":
        return this.#pausedUntil - now;
      case "unknown":
        return this.#underWay < requestsBeforeResponse ? 0 : Infinity;
      case "open":
        return this.#hasPlace ? 0 : this.#endsAt - now;
      case "exhausted":
        return this.#endsAt - now;
    }
  }

  /** Returns the milliseconds until requests remain, and 0 if some remain or may remain. */
  exhaustedFor(now: number): number {
    const state = this.#stateAt(now);
    return state === "paused" || state === "exhausted" ? this.delay(now) : 0;
  }

  /** Whether a response decides when the next request can be sent. */
  isBusy(now: number): boolean {
    return this.delay(now) > 0 && this.exhaustedFor(now) === 0;
  }

  /** Whether a report describes this window, and not the shorter `other` one. */
  isDescribedBy({ reset, untilReset }: Report, other: LimitWindow): boolean {
    return reset === this.#reset || untilReset > (other.#limit.seconds + 1) * 1000;
  }

  /** Counts a request. */
  take(): void {
    this.#underWay++;
  }

  /** Ends a request. */
  giveBack(): void {
    this.#underWay--;
  }

  /** Counts a request that failed without a response. */
  lose(): void {
    this.#lost++;
  }

  /** Counts a response that does not describe the window. */
  count(now: number): void {
    if (this.#stateAt(now) === "unknown") this.#open(this.#limit.requests, Infinity, now);
    this.#remaining--;
  }

  /** Counts a response that describes the window. */
  follow({ limit, remaining, reset, untilReset }: Report, now: number): void {
    const isUnknown = this.#stateAt(now) === "unknown";
    if (reset < this.#reset) return;
    this.#limit = { ...this.#limit, requests: limit };
    if (isUnknown || reset > this.#reset) this.#open(Infinity, untilReset, now);
    this.#reset = reset;
    this.#remaining = Math.min(this.#remaining, remaining);
    this.#lost = 0;
  }

  /** Counts a response of a deployment that reports no limits. */
  ignore(now: number): void {
    if (this.#stateAt(now) === "unknown") this.#open(Infinity, Infinity, now);
  }

  /** Waits after a 429. */
  pause(until: number): void {
    this.#pausedUntil = until;
  }

  /** Waits a second after a 429 that does not say how long. It is then unknown how many requests remain. */
  slowDown(now: number): void {
    this.#pausedUntil = now + 1000;
    this.#endsAt = Infinity;
  }

  #stateAt(now: number): State {
    if (now < this.#pausedUntil) return "paused";
    if (now >= this.#endsAt) this.#end();
    if (this.#endsAt === Infinity) return "unknown";
    return this.#remaining > 0 ? "open" : "exhausted";
  }

  /** Without another request under way, one request finds out whether the lost ones were counted. */
  get #hasPlace(): boolean {
    return this.#underWay === 0 || this.#underWay + this.#lost < this.#remaining;
  }

  #open(remaining: number, untilReset: number, now: number): void {
    const length = this.#limit.seconds * 1000;
    this.#endsAt = now + (untilReset > 0 ? Math.min(untilReset, length) : length);
    this.#remaining = remaining;
    this.#lost = 0;
  }

  #end(): void {
    this.#endsAt = Infinity;
    if (this.#reset > 0) this.#reset++;
  }
}

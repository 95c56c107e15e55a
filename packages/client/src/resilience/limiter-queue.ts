import { CrewkitError } from "../errors.ts";
import type { CrewkitEvent } from "../options.ts";
import { type RateLimit, readRateLimit, serverTime } from "../rate-limit.ts";
import type { CallTimer } from "../request.ts";
import { withTimeout } from "../time.ts";
import { doublingInterval, type LimitWindow } from "./limit-window.ts";

/** A call, and when it got its place in the rate limit. */
export interface LimitedCall extends CallTimer {
  acquiredAt?: number | undefined;
}

interface WaitingCall {
  call: LimitedCall;
  canWait: boolean;
  notify(event: CrewkitEvent): void;
  since: number;
  isNotified: boolean;
  resolve(): void;
  reject(error: CrewkitError): void;
}

/** The calls that the same rate limits apply to. They are sent in order. */
export class LimiterQueue {
  readonly #windows: readonly LimitWindow[];
  readonly #reported: readonly LimitWindow[];
  readonly #schedule: LimiterSchedule;
  readonly #waiting = new Set<WaitingCall>();

  /** @param reported the windows that responses describe, except a 429. */
  constructor(windows: readonly LimitWindow[], reported: readonly LimitWindow[], schedule: LimiterSchedule) {
    this.#windows = windows;
    this.#reported = reported;
    this.#schedule = schedule;
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Whether no call is waiting, and no response can still report one of the windows. */
  get isIdle(): boolean {
    return !this.isWaiting && this.#reported.every((window) => !window.hasPending);
  }

  /**
   * Returns undefined if the request can be sent now. Rejects with `rate_limited` if the call cannot wait long enough.
   *
   * @param canWait `false` to reject requests instead of waiting for the next window.
   * @param notify called when the call starts to wait for a rate limit.
   */
  acquire(call: LimitedCall, canWait: boolean, notify: (event: CrewkitEvent) => void): Promise<void> | undefined {
    const now = performance.now();
    if (!this.isWaiting && this.delay(now) === 0) {
      this.#take(call, now);
      return undefined;
    }
    return withTimeout(
      call,
      (signal) =>
        new Promise((resolve, reject) => {
          const waiting = { call, canWait, notify, since: now, isNotified: false, resolve, reject };
          this.#waiting.add(waiting);
          this.#schedule.add(this);
          signal.addEventListener("abort", () => {
            this.#waiting.delete(waiting);
            if (!this.isWaiting) this.#schedule.update();
          });
        }),
    );
  }

  /** Gives up the place of the call. Without a response, the request does not count. */
  release(call: LimitedCall, response?: Response): void {
    const { acquiredAt } = call;
    if (acquiredAt === undefined) return;
    call.acquiredAt = undefined;
    if (response) this.#receive(response, acquiredAt);
    else for (const window of this.#windows) window.giveBack(acquiredAt);
    this.#schedule.update();
  }

  /** Returns the milliseconds until the next call can be sent, if no response arrives before. */
  delay(now: number): number {
    let delay = 0;
    for (const window of this.#windows) delay = Math.max(delay, window.delay(now));
    return delay;
  }

  /** Sends the first waiting call. Returns `false` if it must wait. */
  sendNext(now: number): boolean {
    const [next] = this.#waiting;
    if (!next || this.delay(now) > 0) return false;
    this.#waiting.delete(next);
    this.#take(next.call, now);
    next.resolve();
    return true;
  }

  /** Reports `wait` events, and rejects calls that cannot wait until the rate limit resets. */
  notifyWaiting(now: number): void {
    const milliseconds = this.delay(now);
    const isExhausted = this.#windows.some((window) => window.isExhausted(now));
    for (const waiting of this.#waiting) {
      const { operation, deadline } = waiting.call;
      if (isExhausted && milliseconds > (waiting.canWait ? deadline - now : 0)) {
        this.#waiting.delete(waiting);
        const retryAfter = Math.ceil(milliseconds / 1000);
        waiting.reject(new CrewkitError("Rate limit exceeded", { code: "rate_limited", operation, retryAfter }));
      } else if (!waiting.isNotified && (isExhausted || now >= waiting.since + doublingInterval)) {
        waiting.isNotified = true;
        waiting.notify({ type: "wait", operation, milliseconds });
      }
    }
  }

  #take(call: LimitedCall, now: number): void {
    for (const window of this.#windows) window.take(now);
    call.acquiredAt = now;
  }

  #receive(response: Response, acquiredAt: number): void {
    const now = performance.now();
    const rateLimit = readRateLimit(response);
    for (const window of this.#windows) window.receive(acquiredAt, now);
    this.#findDescribed(response, rateLimit)?.correct(acquiredAt, now, response, rateLimit);
  }

  /** Finds the window that a response describes. A 429 describes the limit that was exceeded. */
  #findDescribed(response: Response, rateLimit: RateLimit | undefined): LimitWindow | undefined {
    const isRejected = response.status === 429;
    if (!rateLimit) return isRejected ? this.#windows[0] : undefined;
    for (const window of this.#reported) if (window.hasLimit(rateLimit.limit)) return window;
    for (const window of this.#windows) if (window.hasLimit(rateLimit.limit)) return window;
    // The limit of this deployment is unknown. One second for rounding.
    const candidates = isRejected ? this.#windows : this.#reported;
    const untilReset = rateLimit.reset - serverTime(response) / 1000;
    return candidates.find(({ limit }) => untilReset <= limit.seconds + 1) ?? candidates[0];
  }
}

/** Sends waiting calls as soon as the rate limits allow. */
export class LimiterSchedule {
  readonly #queues = new Set<LimiterQueue>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isUpdating = false;

  /** Adds a queue with a waiting call. */
  add(queue: LimiterQueue): void {
    this.#queues.add(queue);
    this.update();
  }

  /** Sends the calls that do not have to wait anymore, after a response or a canceled call. */
  update(): void {
    if (this.#isUpdating || this.#queues.size === 0) return;
    this.#isUpdating = true;
    // A call that starts in the meantime waits behind the others.
    queueMicrotask(() => this.#sendWaiting());
  }

  #sendWaiting(): void {
    this.#isUpdating = false;
    clearTimeout(this.#timer);
    const now = performance.now();
    // Queues take turns, so that many calls of one organization do not delay the calls of others.
    let hasSent = true;
    while (hasSent) {
      hasSent = false;
      for (const queue of this.#queues) if (queue.sendNext(now)) hasSent = true;
    }
    let delay = Infinity;
    for (const queue of this.#queues) {
      queue.notifyWaiting(now);
      if (queue.isWaiting) delay = Math.min(delay, queue.delay(now));
      else this.#queues.delete(queue);
    }
    // Timers do not support longer delays.
    if (delay < Infinity) this.#timer = setTimeout(() => this.#sendWaiting(), Math.min(delay, 2 ** 31 - 1));
  }
}

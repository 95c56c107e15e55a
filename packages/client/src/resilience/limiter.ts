import { CrewkitError } from "../errors.ts";
import { organizationPath, rateLimits } from "../generated/contract.ts";
import type { CrewkitEvent } from "../options.ts";
import { readRateLimit, readRetryAfter, serverTime } from "../rate-limit.ts";
import type { Call } from "../request.ts";
import { withTimeout } from "../time.ts";
import { type Limit, LimitWindow, type Report } from "./window.ts";

/** Ends the place of a request, when its response has arrived or it has failed without one. */
export type Release = (response?: Response) => void;

export interface WaitSettings {
  /** `false` to reject a call instead of waiting for the next window. */
  canWait: boolean;
  /** Called when the call starts to wait for a rate limit. */
  notify(event: CrewkitEvent): void;
}

interface WaitingCall extends WaitSettings {
  call: Call;
  isNotified: boolean;
  start(): void;
  reject(error: CrewkitError): void;
}

/** IDs of organizations may come from untrusted requests. */
const maxOrganizations = 1000;

/** Sends calls in order, as soon as the rate limits allow. */
export class Limiter {
  readonly #address = new LimitWindow(rateLimits.address);
  readonly #own: readonly LimitWindow[];
  readonly #isOff: boolean;
  /** By the start of the path. The least recently used one comes first. */
  readonly #queues = new Map<string, Queue>();
  /** The queues with waiting calls. */
  readonly #waiting = new Set<Queue>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isUpdating = false;

  /** @param limits a maximum in addition to the limits of the API. An empty list turns the limiter off. */
  constructor(limits: readonly Limit[] | undefined) {
    this.#isOff = limits?.length === 0;
    this.#own = (limits ?? []).map((limit) => new LimitWindow(limit));
  }

  /**
   * Waits until the request can be sent.
   *
   * @throws {CrewkitError} `rate_limited` if the call cannot wait until the limit resets.
   */
  async acquire(call: Call, settings: WaitSettings): Promise<Release> {
    if (this.#isOff) return () => {};
    const queue = this.#queueFor(call.path);
    if (queue.waiting.size === 0 && queue.delay(performance.now()) === 0) queue.take();
    else await this.#wait(queue, call, settings);
    let isReleased = false;
    return (response) => {
      if (isReleased) return;
      isReleased = true;
      queue.release(response);
      this.#update();
    };
  }

  async #wait(queue: Queue, call: Call, settings: WaitSettings): Promise<void> {
    const waiting: WaitingCall = { ...settings, call, isNotified: false, start() {}, reject() {} };
    queue.waiting.add(waiting);
    this.#waiting.add(queue);
    this.#update();
    const turn = new Promise<void>((resolve, reject) => Object.assign(waiting, { start: resolve, reject }));
    try {
      await withTimeout(call, () => turn);
    } catch (error) {
      // It can get its place at the moment when it is aborted.
      if (!queue.waiting.delete(waiting)) queue.release(undefined);
      this.#update();
      throw error;
    }
  }

  /** Sends the waiting calls, after a response or an aborted call. Calls that start in the meantime wait behind the others. */
  #update(): void {
    if (this.#isUpdating || this.#waiting.size === 0) return;
    this.#isUpdating = true;
    queueMicrotask(() => this.#sendWaiting());
  }

  #sendWaiting(): void {
    this.#isUpdating = false;
    clearTimeout(this.#timer);
    const now = performance.now();
    for (const queue of this.#waiting) {
      if (!queue.sendNext(now)) continue;
      // Queues take turns, so that many calls of one organization do not delay the calls of others.
      this.#waiting.delete(queue);
      this.#waiting.add(queue);
    }
    let delay = Infinity;
    for (const queue of this.#waiting) {
      queue.notifyWaiting(now);
      if (queue.waiting.size > 0) delay = Math.min(delay, queue.delay(now));
      else this.#waiting.delete(queue);
    }
    // Timers do not support longer delays.
    if (delay < Infinity) this.#timer = setTimeout(() => this.#sendWaiting(), Math.min(delay, 2 ** 31 - 1));
  }

  #queueFor(path: string): Queue {
    const prefix = organizationPath.exec(path)?.[0] ?? "";
    const queue = this.#queues.get(prefix) ?? new Queue(this.#address, prefix !== "", this.#own);
    this.#queues.delete(prefix);
    this.#queues.set(prefix, queue);
    for (const [other, { isIdle }] of this.#queues) {
      if (this.#queues.size <= maxOrganizations) break;
      if (isIdle && other !== prefix) this.#queues.delete(other);
    }
    return queue;
  }
}

/** The calls to an organization, or all other calls. */
class Queue {
  readonly waiting = new Set<WaitingCall>();
  readonly #address: LimitWindow;
  readonly #organization: LimitWindow | undefined;
  readonly #own: readonly LimitWindow[];
  readonly #windows: readonly LimitWindow[];

  constructor(address: LimitWindow, hasOrganization: boolean, own: readonly LimitWindow[]) {
    this.#address = address;
    this.#own = own;
    this.#organization = hasOrganization ? new LimitWindow(rateLimits.organization) : undefined;
    this.#windows = [address, ...(this.#organization ? [this.#organization] : []), ...own];
  }

  get isIdle(): boolean {
    return this.waiting.size === 0 && (this.#organization ?? this.#address).isIdle;
  }

  /** Returns the milliseconds until the next call can be sent, unless a response arrives before. */
  delay(now: number): number {
    return Math.max(...this.#windows.map((window) => window.delay(now)));
  }

  take(): void {
    for (const window of this.#windows) window.take();
  }

  /** Sends the first waiting call. Returns `false` if it must wait. */
  sendNext(now: number): boolean {
    const [next] = this.waiting;
    if (!next || this.delay(now) > 0) return false;
    this.waiting.delete(next);
    this.take();
    next.start();
    return true;
  }

  /** Reports `wait` events, and rejects calls that cannot wait until the rate limit resets. */
  notifyWaiting(now: number): void {
    const milliseconds = Math.max(...this.#windows.map((window) => window.exhaustedFor(now)));
    if (milliseconds === 0) return;
    for (const waiting of this.waiting) {
      const { call, canWait, isNotified } = waiting;
      const { operation, deadline } = call;
      if (milliseconds > (canWait ? deadline - now : 0)) {
        const retryAfter = Math.ceil(milliseconds / 1000);
        waiting.reject(new CrewkitError("Rate limit exceeded", { code: "rate_limited", operation, retryAfter }));
      } else if (!isNotified) {
        waiting.isNotified = true;
        waiting.notify({ type: "wait", operation, milliseconds });
      }
    }
  }

  release(response: Response | undefined): void {
    const now = performance.now();
    const report = response && readReport(response);
    const described = report && this.#describedBy(report, response);
    for (const window of this.#windows) {
      window.giveBack();
      if (!response) window.lose();
      else if (report && window === described) window.follow(report, now);
      else if (response.status === 429) continue;
      else if (report || this.#own.includes(window)) window.count(now);
      else window.ignore(now);
    }
    if (response?.status === 429) this.#reject(response, described ?? this.#address, now);
  }

  #reject(response: Response, window: LimitWindow, now: number): void {
    const seconds = readRetryAfter(response);
    // A gateway's 429 has no headers. Its call backs off, and the others slow down.
    if (seconds === undefined) window.slowDown(now);
    else window.pause(now + Math.min(seconds, 3600) * 1000);
  }

  /**
   * On an organization's paths, the headers describe the organization's limit, unless the caller is not a member, or a 429
   * describes the exceeded limit of the address.
   */
  #describedBy(report: Report, { ok }: Response): LimitWindow {
    const [address, organization] = [this.#address, this.#organization];
    if (!organization) return address;
    return ok || organization.isDescribedBy(report, address) ? organization : address;
  }
}

function readReport(response: Response): Report | undefined {
  const rateLimit = readRateLimit(response);
  return rateLimit && { ...rateLimit, untilReset: rateLimit.reset * 1000 - serverTime(response) };
}

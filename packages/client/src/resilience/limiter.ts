import { CrewkitError } from "../errors.ts";
import { organizationPath, rateLimits } from "../generated/contract.ts";
import type { CrewkitEvent } from "../options.ts";
import { readRateLimit, readRetryAfter, serverTime } from "../rate-limit.ts";
import type { Call } from "../request.ts";
import { withTimeout } from "../time.ts";
import { type Limit, LimitWindow, type Report } from "./window.ts";

/** Ends the place of a request, when its response has arrived or it has failed without one. */
export type Release = (response?: Response) => void;

interface WaitSettings {
  /** `false` to reject a call instead of waiting for the next window. */
  canWait: boolean;
  /** Called when the call starts to wait for a rate limit. */
  notify(event: CrewkitEvent): void;
}

interface WaitingCall extends WaitSettings {
  call: Call;
  windows: Windows;
  isNotified: boolean;
  start(): void;
  reject(error: CrewkitError): void;
}

/** IDs of organizations may come from untrusted requests. */
const maxOrganizations = 1000;

/** Sends calls in order, as soon as the rate limits allow. */
export class Limiter {
  readonly #limits: readonly Limit[] | undefined;
  readonly #address = new LimitWindow(rateLimits.address);
  readonly #organizations = new Map<string, LimitWindow>();
  readonly #own: readonly LimitWindow[];
  readonly #waiting = new Set<WaitingCall>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isUpdating = false;

  /** @param limits a maximum in addition to the limits of the API. An empty list turns the limiter off. */
  constructor(limits: readonly Limit[] | undefined) {
    this.#limits = limits;
    this.#own = (limits ?? []).map((limit) => new LimitWindow(limit));
  }

  /**
   * Waits until the request can be sent.
   *
   * @throws {CrewkitError} `rate_limited` if the call cannot wait until the limit resets.
   */
  async acquire(call: Call, settings: WaitSettings): Promise<Release> {
    if (this.#limits?.length === 0) return () => {};
    const windows = this.#windowsFor(call.path);
    if (this.#waiting.size === 0 && windows.delay(performance.now()) === 0) windows.take();
    else await this.#wait(windows, call, settings);
    let isReleased = false;
    return (response) => {
      if (isReleased) return;
      isReleased = true;
      windows.release(response);
      this.#update();
    };
  }

  async #wait(windows: Windows, call: Call, settings: WaitSettings): Promise<void> {
    const waiting: WaitingCall = { ...settings, call, windows, isNotified: false, start() {}, reject() {} };
    const turn = new Promise<void>((start, reject) => Object.assign(waiting, { start, reject }));
    this.#waiting.add(waiting);
    this.#update();
    try {
      await withTimeout(call, () => turn);
    } catch (error) {
      // It can get its place at the moment when it is aborted.
      if (!this.#waiting.delete(waiting)) windows.release(undefined);
      this.#update();
      throw error;
    }
  }

  /** Sends the waiting calls, after a response or an aborted call. Calls that start in the meantime wait behind the others. */
  #update(): void {
    if (this.#isUpdating) return;
    clearTimeout(this.#timer);
    this.#isUpdating = this.#waiting.size > 0;
    if (this.#isUpdating) queueMicrotask(() => this.#sendWaiting());
  }

  #sendWaiting(): void {
    this.#isUpdating = false;
    clearTimeout(this.#timer);
    const now = performance.now();
    let nextDelay = Infinity;
    for (const waiting of this.#waiting) {
      const delay = waiting.windows.delay(now);
      if (delay > 0) {
        nextDelay = Math.min(nextDelay, delay);
        // All other calls wait for the address too.
        if (this.#address.isBusy(now)) break;
        rejectOrNotify(waiting, now);
      } else {
        this.#waiting.delete(waiting);
        waiting.windows.take();
        waiting.start();
      }
    }
    // Timers do not support longer delays.
    if (nextDelay < Infinity) this.#timer = setTimeout(() => this.#sendWaiting(), Math.min(nextDelay, 2 ** 31 - 1));
  }

  #windowsFor(path: string): Windows {
    const [prefix] = organizationPath.exec(path) ?? [];
    if (!prefix) return new Windows(this.#address, undefined, this.#own);
    const organization = this.#organizations.get(prefix) ?? new LimitWindow(rateLimits.organization);
    this.#organizations.set(prefix, organization);
    if (this.#organizations.size > maxOrganizations)
      for (const [other, { isIdle }] of this.#organizations) if (isIdle) this.#organizations.delete(other);
    return new Windows(this.#address, organization, this.#own);
  }
}

/** Reports that a call waits, or rejects it if it cannot wait until the rate limit resets. */
function rejectOrNotify(waiting: WaitingCall, now: number): void {
  const { call, canWait, isNotified, windows } = waiting;
  const { operation, deadline } = call;
  const milliseconds = windows.exhaustedFor(now);
  if (milliseconds > (canWait ? deadline - now : 0)) {
    const retryAfter = Math.ceil(milliseconds / 1000);
    waiting.reject(new CrewkitError("Rate limit exceeded", { code: "rate_limited", operation, retryAfter }));
  } else if (milliseconds > 0 && !isNotified) {
    waiting.isNotified = true;
    waiting.notify({ type: "wait", operation, milliseconds });
  }
}

/** The windows that a request counts in. */
class Windows {
  readonly #address: LimitWindow;
  readonly #organization: LimitWindow | undefined;
  readonly #own: readonly LimitWindow[];
  readonly #all: readonly LimitWindow[];

  constructor(address: LimitWindow, organization: LimitWindow | undefined, own: readonly LimitWindow[]) {
    this.#address = address;
    this.#organization = organization;
    this.#own = own;
    this.#all = [address, ...(organization ? [organization] : []), ...own];
  }

  /** Returns the milliseconds until the next request can be sent, unless a response arrives before. */
  delay(now: number): number {
    return Math.max(...this.#all.map((window) => window.delay(now)));
  }

  exhaustedFor(now: number): number {
    return Math.max(...this.#all.map((window) => window.exhaustedFor(now)));
  }

  take(): void {
    for (const window of this.#all) window.take();
  }

  release(response: Response | undefined): void {
    const now = performance.now();
    const report = response && readReport(response);
    const described = report && this.#describedBy(report, response);
    for (const window of this.#all) {
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

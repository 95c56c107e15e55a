import { setTimeout } from "node:timers/promises";
import type { ApiFacts } from "../plan/facts.ts";
import type { Capabilities } from "../targets/target.ts";
import type { HttpRequest, HttpResponse } from "./exchange.ts";
import type { Send } from "./send.ts";

export interface RateLimiter {
  send: Send;
  /** Sends without waiting, even if the request will be rejected. */
  sendNow: Send;
  /** Sends a request repeatedly until the limit is exhausted, at most 10,000 times. */
  exhaustLimit(request: HttpRequest): Promise<void>;
  /** Waits until this many requests can be sent in a row. */
  reserve(requests: number): Promise<void>;
  /** Advances the target's clock, or waits. In seconds. */
  advanceTime(seconds: number): Promise<void>;
  /** The target's time in Unix seconds. */
  now(): number;
  /** For cleanup after an interrupt. */
  ignoreAbort(): void;
}

export interface RateLimiterOptions {
  /** Maximum requests per minute. Defaults to the API's own limits. */
  rate?: number | undefined;
  signal?: AbortSignal;
  /** Called when a wait for the API's limit starts, in seconds. */
  onWait?(seconds: number): void;
}

export class InterruptedError extends Error {
  override name = "InterruptedError";
}

// Seconds. A longer wait means that the header is wrong or in milliseconds.
const maxWait = 3601;

// Other clients may use the same limit.
const retries = 2;

/**
 * Waits when the rate limit headers report that no requests remain, and resends a request that was rejected because the
 * limit was exceeded.
 *
 * @throws InterruptedError from every method after the signal aborts.
 */
export function createRateLimiter(
  send: Send,
  { limits, errorStatuses }: ApiFacts,
  { advanceClock }: Capabilities,
  options: RateLimiterOptions = {},
): RateLimiter {
  const interval = options.rate === undefined ? 0 : 60_000 / options.rate;
  let { signal } = options;
  let next = 0;
  // Milliseconds that the target's clock is ahead of the local clock.
  let clockOffset = 0;
  let window: { remaining: number; reset: number } | undefined;

  const now = () => (Date.now() + clockOffset) / 1000;

  async function waitForCapacity(requests = 1): Promise<void> {
    if (interval > 0) {
      const start = Date.now();
      await wait((next - start) / 1000, signal);
      next = Math.max(next, start) + interval;
    }
    if (!window || window.remaining >= requests) return;
    const seconds = Math.min(maxWait, Math.max(0, Math.ceil(window.reset - now())) + 1);
    window = undefined;
    if (!advanceClock) options.onWait?.(seconds);
    await advanceTime(seconds);
  }

  async function advanceTime(seconds: number): Promise<void> {
    if (!advanceClock) return wait(seconds, signal);
    await advanceClock(seconds);
    clockOffset += seconds * 1000;
  }

  async function sendNow(request: HttpRequest): Promise<HttpResponse> {
    if (signal?.aborted) throw new InterruptedError();
    const response = await send(request);
    const [remaining, reset] = limits
      ? [headerNumber(response, limits.remaining), headerNumber(response, limits.reset)]
      : [];
    window = remaining === undefined || reset === undefined ? undefined : { remaining, reset };
    const serverTime = Date.parse(response.headers.get("Date") ?? "");
    // The server's clock may differ. advanceTime tracks a clock that can be advanced.
    if (!advanceClock && !Number.isNaN(serverTime)) clockOffset = serverTime - Date.now();
    return response;
  }

  return {
    async send(request) {
      for (let retriesLeft = retries; ; retriesLeft--) {
        await waitForCapacity();
        const response = await sendNow(request);
        if (retriesLeft === 0 || response.status !== errorStatuses.limit || window?.remaining !== 0) return response;
      }
    },
    sendNow,
    async exhaustLimit(request) {
      for (let sent = 0; window?.remaining !== 0 && sent < 10_000; sent++) await sendNow(request);
    },
    reserve: waitForCapacity,
    advanceTime,
    now,
    ignoreAbort() {
      signal = undefined;
      // Send cleanup requests immediately. A 429 reports an exhausted limit.
      window = undefined;
    },
  };
}

function headerNumber({ headers }: HttpResponse, name: string): number | undefined {
  const value = headers.get(name);
  return value !== null && /^\d+$/.test(value) ? Number(value) : undefined;
}

async function wait(seconds: number, signal?: AbortSignal): Promise<void> {
  if (seconds <= 0) return;
  await setTimeout(seconds * 1000, undefined, signal && { signal }).catch(() => {
    throw new InterruptedError();
  });
}

import { setTimeout } from "node:timers/promises";
import type { ApiFacts } from "../plan/facts.ts";
import type { Capabilities } from "../targets/target.ts";
import type { HttpRequest, HttpResponse } from "./exchange.ts";
import type { Send } from "./send.ts";

/** Sends no faster than the API allows. */
export interface RateLimiter {
  /** Waits if it must, then sends. */
  send: Send;
  /** Sends at once: for who wants to be refused. */
  sendNow: Send;
  /** Repeats a request until no more are allowed; 10,000 times at most, since a limit may never bite. */
  exhaustLimit(request: HttpRequest): Promise<void>;
  /** Waits until so many requests may be sent in a row, as far as is known: for who can't wait between them. */
  reserve(requests: number): Promise<void>;
  /** Lets so many seconds pass, by the target's own power or by waiting. */
  advanceTime(seconds: number): Promise<void>;
  /** The target's time, as far as it is known: by its answers, or ours and what was made to pass. Seconds since 1970. */
  now(): number;
  /** Sends though the run was interrupted: for cleaning up. */
  ignoreAbort(): void;
}

export interface RateLimiterOptions {
  /** Requests a minute at most; default: as the API allows. */
  rate?: number | undefined;
  /** Ends every wait; no request is sent any more. */
  signal?: AbortSignal;
  /** Hears of each wait for the API's limit, in seconds, as it begins. */
  onWait?(seconds: number): void;
}

/** A request that was not sent, because the run was interrupted. */
export class InterruptedError extends Error {
  override name = "InterruptedError";
}

// Seconds. An answer that asks for more is wrong, or in milliseconds.
const maxWait = 3601;

// A request that is refused for a limit is sent so many times more: others may be using the limit up with us.
const retries = 2;

/**
 * Paces requests by what the answers say of the limit: when none is left, time passes, by the target's own power or by
 * waiting. A request that was refused for the limit all the same, since others use it too or there is another one, is
 * sent again when it has ended: that is no answer to judge.
 *
 * @throws Interrupted from each of its methods, once the signal is given.
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
  // How far the target's clock is ahead of ours, in milliseconds.
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

  // All time passes here, so that the target's clock stays known.
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
    // Its clock may be set otherwise than ours. One that we move shows nowhere else than in what we moved.
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
      // What is to be removed is asked for at once: that the limit is used up, an answer tells.
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

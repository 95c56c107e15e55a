import { setTimeout } from "node:timers/promises";
import type { Operation } from "@crewkit/openapi";
import type { LimitRule } from "../plan/facts.ts";
import type { SpecModel } from "../spec/model.ts";
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
  /** Allows requests after an interrupt, for cleanup. */
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
 * Waits when no requests remain, and resends a request that was rejected because a limit was exceeded. A response reports
 * one limit, so requests are also counted here, against all limits that a response has reported.
 *
 * @throws InterruptedError from every method after the signal aborts.
 */
export function createRateLimiter(
  send: Send,
  { contract, plan: { limits, errorStatuses } }: SpecModel,
  { advanceClock }: Capabilities,
  options: RateLimiterOptions = {},
): RateLimiter {
  const interval = options.rate === undefined ? 0 : 60_000 / options.rate;
  let { signal } = options;
  let next = 0;
  // Milliseconds that the target's clock is ahead of the local clock.
  let clockOffset = 0;
  const rules = limits?.rules?.(contract) ?? [];
  // By number of requests, which identifies a limit in the headers.
  const windows = new Map<number, LimitWindow>();
  // The window that the last response reported.
  let reported: LimitWindow | undefined;

  const now = () => (Date.now() + clockOffset) / 1000;

  async function waitForCapacity(requests = 1, operation?: Operation): Promise<void> {
    if (interval > 0) {
      const start = Date.now();
      await wait((next - start) / 1000, signal);
      next = Math.max(next, start) + interval;
    }
    const exhausted = [...windows.values()].filter(
      ({ remaining, counts }) => remaining < requests && (!operation || counts(operation)),
    );
    if (exhausted.length === 0) return;
    const reset = Math.max(...exhausted.map((window) => window.reset));
    const seconds = Math.min(maxWait, Math.max(0, Math.ceil(reset - now())) + 1);
    for (const window of exhausted) window.remaining = window.requests;
    if (!advanceClock) options.onWait?.(seconds);
    await advanceTime(seconds);
  }

  async function advanceTime(seconds: number): Promise<void> {
    if (!advanceClock) return wait(seconds, signal);
    await advanceClock(seconds);
    clockOffset += seconds * 1000;
  }

  function countRequest({ operation }: HttpRequest): void {
    for (const window of windows.values()) {
      if (!window.counts(operation)) continue;
      if (window.reset <= now()) {
        window.remaining = window.requests;
        window.reset = now() + window.seconds;
      }
      window.remaining -= 1;
    }
  }

  function readWindow(response: HttpResponse): LimitWindow | undefined {
    const [requests, remaining, reset] = limits
      ? [limits.limit, limits.remaining, limits.reset].map((name) => headerNumber(response, name))
      : [];
    if (requests === undefined || remaining === undefined || reset === undefined) return undefined;
    const window = windows.get(requests) ?? createWindow(requests, rules);
    windows.set(requests, window);
    return Object.assign(window, { remaining, reset });
  }

  async function sendNow(request: HttpRequest): Promise<HttpResponse> {
    if (signal?.aborted) throw new InterruptedError();
    countRequest(request);
    const response = await send(request);
    reported = readWindow(response);
    const serverTime = Date.parse(response.headers.get("Date") ?? "");
    // The server's clock may differ. advanceTime tracks a clock that can be advanced.
    if (!advanceClock && !Number.isNaN(serverTime)) clockOffset = serverTime - Date.now();
    return response;
  }

  return {
    async send(request) {
      for (let retriesLeft = retries; ; retriesLeft--) {
        await waitForCapacity(1, request.operation);
        const response = await sendNow(request);
        if (retriesLeft === 0 || response.status !== errorStatuses.limit || reported?.remaining !== 0) return response;
      }
    },
    sendNow,
    async exhaustLimit(request) {
      for (let sent = 0; reported?.remaining !== 0 && sent < 10_000; sent++) await sendNow(request);
    },
    reserve: waitForCapacity,
    advanceTime,
    now,
    ignoreAbort() {
      signal = undefined;
      // Send cleanup requests immediately. A 429 reports an exhausted limit.
      windows.clear();
    },
  };
}

interface LimitWindow extends Required<Pick<LimitRule, "requests" | "seconds" | "counts">> {
  remaining: number;
  /** In seconds since 1970. */
  reset: number;
}

function createWindow(requests: number, rules: readonly LimitRule[]): LimitWindow {
  const { seconds = 0, counts = () => true } = rules.find((rule) => rule.requests === requests) ?? {};
  return { requests, seconds, counts, remaining: requests, reset: 0 };
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

import type { Operation } from "@crewkit/openapi";
import type { HttpResponse } from "../base/exchange.ts";
import type { SpecModel } from "../base/model.ts";
import type { LimitRule } from "../base/plan.ts";

/**
 * The remaining requests of the API's rate limits. A response reports one limit, so requests are also counted here, against
 * all limits that a response has reported.
 */
export interface RateLimits {
  count(operation: Operation): void;
  record(response: HttpResponse): void;
  /** True if no requests remained in the last response that was recorded. */
  isExhausted(): boolean;
  /** Reserves requests and returns the number of seconds until they can be sent. Without an operation, counts all limits. */
  reserve(requests: number, operation?: Operation): number;
  clear(): void;
}

interface LimitWindow extends Required<Pick<LimitRule, "requests" | "seconds" | "counts">> {
  remaining: number;
  /** In seconds since 1970. */
  reset: number;
}

// Seconds. A longer wait means that the header is wrong or in milliseconds.
const maxWait = 3601;

export function createRateLimits({ contract, plan: { limits } }: SpecModel, now: () => number): RateLimits {
  const rules = limits?.rules?.(contract) ?? [];
  // By number of requests, which identifies a limit in the headers.
  const windows = new Map<number, LimitWindow>();
  // The window that the last response reported.
  let reported: LimitWindow | undefined;

  function createWindow(requests: number): LimitWindow {
    const { seconds = 0, counts = () => true } = rules.find((rule) => rule.requests === requests) ?? {};
    const window = { requests, seconds, counts, remaining: requests, reset: 0 };
    windows.set(requests, window);
    return window;
  }

  return {
    isExhausted: () => reported?.remaining === 0,
    clear: () => windows.clear(),
    count(operation) {
      for (const window of windows.values()) {
        if (!window.counts(operation)) continue;
        if (window.reset <= now()) Object.assign(window, { remaining: window.requests, reset: now() + window.seconds });
        window.remaining -= 1;
      }
    },
    record(response) {
      reported = undefined;
      if (!limits) return;
      const headers = [limits.limit, limits.remaining, limits.reset].map((name) => response.headers.get(name) ?? "");
      if (!headers.every((value) => /^\d+$/.test(value))) return;
      const [requests = 0, remaining = 0, reset = 0] = headers.map(Number);
      reported = Object.assign(windows.get(requests) ?? createWindow(requests), { remaining, reset });
    },
    reserve(requests, operation) {
      const exhausted = [...windows.values()].filter(
        ({ remaining, counts }) => remaining < requests && (!operation || counts(operation)),
      );
      if (exhausted.length === 0) return 0;
      for (const window of exhausted) window.remaining = window.requests;
      const reset = Math.max(...exhausted.map((window) => window.reset));
      // One extra second, because the target may round.
      return Math.min(maxWait, Math.max(0, Math.ceil(reset - now())) + 1);
    },
  };
}

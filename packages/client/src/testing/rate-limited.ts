import { rateLimitHeaders } from "../generated/contract.ts";
import { sleep } from "../time.ts";
import { requestTarget, serve, type TestServer } from "./server.ts";

export interface RateLimitOptions {
  requests: number;
  /** The length of a window. */
  seconds: number;
  /** Seconds to add to the reset header. Defaults to 0. */
  resetOffset?: number;
  /** Seconds to add to the Date header; `none` omits it. Defaults to 0. */
  dateOffset?: number | "none";
  /** Send rate limit headers. Defaults to true. */
  headers?: boolean;
  /** Response delay in milliseconds. Defaults to 0. */
  delay?: number;
}

export interface RateLimitedServer extends TestServer {
  /** The number of 429s. */
  rejected(): number;
  /** The start of each window, in Unix milliseconds. */
  windows: number[];
}

/** Responds with the request target, `{ "data": "/health" }`, or 429. */
export function serveRateLimited(options: RateLimitOptions): RateLimitedServer {
  const { requests, seconds, resetOffset = 0, dateOffset = 0, headers = true, delay = 0 } = options;
  const windows: number[] = [];
  let [end, remaining, rejected] = [0, 0, 0];

  function count(): void {
    const now = Date.now();
    if (now >= end) {
      [end, remaining] = [now + seconds * 1000, requests];
      windows.push(now);
    }
    if (remaining-- <= 0) rejected++;
  }

  function currentHeaders(): Record<string, string> {
    return {
      ...(dateOffset !== "none" && { Date: new Date(Date.now() + dateOffset * 1000).toUTCString() }),
      ...(headers && {
        [rateLimitHeaders.limit]: `${requests}`,
        [rateLimitHeaders.remaining]: `${Math.max(0, remaining)}`,
        [rateLimitHeaders.reset]: `${Math.ceil(end / 1000) + resetOffset}`,
      }),
    };
  }

  const server = serve(async (request) => {
    count();
    const isRejected = remaining < 0;
    const init = { headers: currentHeaders() };
    if (delay) await sleep(delay, undefined);
    if (isRejected) return Response.json({ error: "Too many requests" }, { ...init, status: 429 });
    return Response.json({ data: requestTarget(request) }, init);
  });
  return { ...server, rejected: () => rejected, windows };
}

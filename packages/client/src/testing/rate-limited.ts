import { rateLimitHeaders } from "../generated/contract.ts";
import { sleep } from "../time.ts";
import { requestTarget, serve, type TestServer } from "./server.ts";

export interface RateLimitOptions {
  requests: number;
  seconds: number;
  /** Seconds to add to the reset header. */
  resetOffset?: number;
  /** Seconds to add to the Date header, or `none` to omit it. */
  dateOffset?: number | "none";
  headers?: boolean;
  /** In milliseconds. */
  delay?: number;
}

export interface RateLimitedServer extends TestServer {
  rejected(): number;
  /** Start times, as Unix time in milliseconds. */
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

import { rateLimitHeaders } from "../generated/contract.ts";
import { sleep } from "../time.ts";
import { requestTarget, serve, type TestServer } from "./server.ts";

/** The limit of a server, and how accurate its clock is. */
export interface LimitedOptions {
  /** Requests allowed in a window. */
  requests: number;
  /** The length of a window, which begins with its first request. */
  seconds: number;
  /** Seconds by which the Reset header is wrong. Default: 0. */
  resetOffset?: number;
  /** Seconds by which the Date header is wrong, or `none` for no such header. Default: 0. */
  dateOffset?: number | "none";
  /** Whether responses have rate limit headers. Default: true. */
  headers?: boolean;
  /** Milliseconds until the server responds. Default: 0. */
  delay?: number;
}

/** A server with a rate limit. */
export interface LimitedServer extends TestServer {
  /** The number of requests rejected with 429. */
  rejected(): number;
  /** When each window began, in milliseconds since 1970. */
  windows: number[];
}

/** Creates a server that responds with the request's target, `{ "data": "/health" }`, or 429. */
export function serveLimited(options: LimitedOptions): LimitedServer {
  const { requests, seconds, resetOffset = 0, dateOffset = 0, headers = true, delay = 0 } = options;
  const windows: number[] = [];
  let [end, remaining, refused] = [0, 0, 0];

  function count(): void {
    const now = Date.now();
    if (now >= end) {
      [end, remaining] = [now + seconds * 1000, requests];
      windows.push(now);
    }
    if (remaining-- <= 0) refused++;
  }

  function headersNow(): Record<string, string> {
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
    const init = { headers: headersNow() };
    if (delay) await sleep(delay, undefined);
    if (isRejected) return Response.json({ error: "Too many requests" }, { ...init, status: 429 });
    return Response.json({ data: requestTarget(request) }, init);
  });
  return { ...server, rejected: () => refused, windows };
}

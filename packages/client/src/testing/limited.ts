import { limitHeaders } from "../generated/contract.ts";
import { sleep } from "../time.ts";
import { serve, type TestServer, targetOf } from "./server.ts";

/** The limit of a server, and how accurate its clock is. */
export interface LimitedOptions {
  /** Requests allowed in a window. */
  requests: number;
  /** The length of a window, which begins with its first request. */
  seconds: number;
  /** Seconds by which the Reset header is wrong. Default: 0. */
  resetOff?: number;
  /** Seconds by which the Date header is wrong, or `none` for no such header. Default: 0. */
  dateOff?: number | "none";
  /** Whether responses have rate limit headers. Default: true. */
  headers?: boolean;
  /** Milliseconds until the server responds. Default: 0. */
  delay?: number;
}

/** A server with a rate limit. */
export interface LimitedServer extends TestServer {
  /** The number of requests rejected with 429. */
  refused(): number;
  /** When each window began, in milliseconds since 1970. */
  windows: number[];
}

/** Creates a server that responds with the request's target, `{ "data": "/health" }`, or 429. */
export function serveLimited(options: LimitedOptions): LimitedServer {
  const { requests, seconds, resetOff = 0, dateOff = 0, headers = true, delay = 0 } = options;
  const windows: number[] = [];
  let [end, left, refused] = [0, 0, 0];

  function count(): void {
    const now = Date.now();
    if (now >= end) {
      [end, left] = [now + seconds * 1000, requests];
      windows.push(now);
    }
    if (left-- <= 0) refused++;
  }

  function headersNow(): Record<string, string> {
    return {
      ...(dateOff !== "none" && { Date: new Date(Date.now() + dateOff * 1000).toUTCString() }),
      ...(headers && {
        [limitHeaders.limit]: `${requests}`,
        [limitHeaders.remaining]: `${Math.max(0, left)}`,
        [limitHeaders.reset]: `${Math.ceil(end / 1000) + resetOff}`,
      }),
    };
  }

  const server = serve(async (request) => {
    count();
    const isRefused = left < 0;
    const init = { headers: headersNow() };
    if (delay) await sleep(delay, undefined);
    if (isRefused) return Response.json({ error: "Too many requests" }, { ...init, status: 429 });
    return Response.json({ data: targetOf(request) }, init);
  });
  return { ...server, refused: () => refused, windows };
}

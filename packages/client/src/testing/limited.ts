import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { limitHeaders } from "../generated/contract.ts";
import { send, serve, type TestServer, targetOf } from "./server.ts";

/** How a server limits, and how right its clock is. */
export interface LimitedOptions {
  /** So many requests in a window. */
  requests: number;
  /** The window's length. It begins with its first request. */
  seconds: number;
  /** Seconds by which its Reset header is wrong. Default: 0. */
  resetOff?: number;
  /** Seconds by which its Date header is wrong, or none for no such header. Default: 0. */
  dateOff?: number | "none";
  /** Whether it has headers that tell of the limit. Default: true. */
  headers?: boolean;
  /** Milliseconds until it answers. Default: 0. */
  delay?: number;
}

/** A server that limits. */
export interface LimitedServer extends TestServer {
  /** So many requests were refused. */
  refused(): number;
  /** When each window began, by this machine's clock. */
  windows: number[];
}

/** Starts a server that answers each request with what it is: `{ "data": "/health" }`, or 429. */
export async function serveLimited(options: LimitedOptions): Promise<LimitedServer> {
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

  function tell(response: ServerResponse): void {
    response.sendDate = false;
    if (dateOff !== "none") response.setHeader("Date", new Date(Date.now() + dateOff * 1000).toUTCString());
    if (!headers) return;
    response.setHeader(limitHeaders.limit, requests);
    response.setHeader(limitHeaders.remaining, Math.max(0, left));
    response.setHeader(limitHeaders.reset, Math.ceil(end / 1000) + resetOff);
  }

  const server = await serve(async (request, response) => {
    count();
    const isRefused = left < 0;
    tell(response);
    await sleep(delay);
    if (isRefused) send(response, 429, { error: "Too many requests" });
    else send(response, 200, { data: targetOf(request) });
  });
  return { ...server, refused: () => refused, windows };
}

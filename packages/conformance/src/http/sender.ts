import { setTimeout } from "node:timers/promises";
import type { Operation } from "@crewkit/openapi";
import type { Clock, WaitReason } from "../base/clock.ts";
import { type Exchange, type HttpRequest, type HttpResponse, NoResponseError } from "../base/exchange.ts";
import { isGatewayError, type SpecModel } from "../base/model.ts";
import type { SendNow } from "../base/run-context.ts";
import type { Target } from "../base/target.ts";
import { listSimpleReads } from "../spec/paths.ts";
import { createClock } from "./clock.ts";
import { createRateLimits } from "./rate-limits.ts";
import { createSend } from "./send.ts";

/** Sends all requests of a run. Waits for rate limits, and sends nothing to a server that has stopped responding. */
export interface Sender {
  /**
   * Waits if no requests remain, unless `now` is true. Sends a request again that was rejected because other clients
   * exhausted the limit.
   */
  send(request: HttpRequest, options?: SendNow): Promise<HttpResponse>;
  /** Waits until this many requests can be sent in a row. */
  reserve(requests: number): Promise<void>;
  /** Sends a request repeatedly until the limit is exhausted, at most 10,000 times. */
  exhaustLimit(request: HttpRequest): Promise<void>;
  clock: Clock;
  /** Allows requests after an interrupt, for cleanup. */
  ignoreAbort(): void;
  connection: Connection;
}

export interface Connection {
  /** The number of requests with no response or an undocumented gateway status. */
  gatewayErrors: number;
  /** The number of requests without a response since the last response. */
  noResponseStreak: number;
  /** The request that timed out before the server stopped responding. */
  hangingRequest?: NoResponseError;
}

export interface SenderOptions {
  /** Maximum requests per minute. Defaults to the API's own limits. */
  rate?: number | undefined;
  /** True if the API does not limit requests, so that only a 429 makes the sender wait. */
  ignoreLimits?: boolean | undefined;
  /** Milliseconds. Defaults to 10,000. */
  timeout?: number | undefined;
  /** Stops a run, which still cleans up and reports its results. */
  signal?: AbortSignal | undefined;
  /** Called before each wait. */
  onWait?: ((seconds: number, reason: WaitReason) => void) | undefined;
  /** Called after each response. */
  onExchange?: ((exchange: Exchange) => void) | undefined;
}

// Other clients may use the same limit.
const retries = 2;

// Milliseconds.
const livenessTimeout = 2000;

/** @throws an AbortError from every method after the signal aborts. */
export function createSender(
  spec: SpecModel,
  target: Pick<Target, "url" | "capabilities" | "send">,
  options: SenderOptions = {},
): Sender {
  const { rate, ignoreLimits = false, timeout, onWait, onExchange } = options;
  const { url, send: transport = createSend(url, timeout) } = target;
  const interval = rate === undefined ? 0 : 60 / rate;
  const connection: Connection = { gatewayErrors: 0, noResponseStreak: 0 };
  let { signal } = options;
  // The earliest time of the next request, in milliseconds.
  let next = 0;
  const sleep = (seconds: number) => setTimeout(seconds * 1000, undefined, signal && { signal });
  const clock = createClock(target.capabilities, sleep, onWait);
  const limits = createRateLimits(spec, clock.now);

  async function waitForCapacity(requests: number, request?: HttpRequest): Promise<void> {
    if (interval > 0) {
      const start = Date.now();
      if (next > start) await sleep((next - start) / 1000);
      next = Math.max(next, start) + interval * 1000;
    }
    const seconds = limits.reserve(requests, request?.operation);
    if (seconds > 0) await clock.wait(seconds);
  }

  async function sendOnce(request: HttpRequest): Promise<HttpResponse> {
    signal?.throwIfAborted();
    if (connection.hangingRequest) {
      const reason = "was not sent, because the server has stopped responding.";
      throw new NoResponseError(request, `${request.method} ${request.target} ${reason}`);
    }
    if (!ignoreLimits) limits.count(request.operation);
    const response = await transport(request).catch(async (error: unknown) => {
      if (!(error instanceof NoResponseError)) throw error;
      connection.noResponseStreak += 1;
      connection.gatewayErrors += 1;
      if (error.timedOut && !connection.hangingRequest && !(await isAlive(request.operation)))
        connection.hangingRequest = error;
      throw error;
    });
    connection.noResponseStreak = 0;
    if (isGatewayError({ request, response })) connection.gatewayErrors += 1;
    if (!ignoreLimits || response.status === spec.plan.errorStatuses.limit) limits.record(response);
    clock.synchronize(Date.parse(response.headers.get("Date") ?? ""));
    onExchange?.({ request, response });
    return response;
  }

  /** Sends a GET request to another operation. Any response counts, even an error. */
  async function isAlive(lost: Operation): Promise<boolean> {
    const operation = listSimpleReads(spec.operations).find((each) => each !== lost);
    if (!operation) return true;
    const send = target.send ?? createSend(url, Math.min(timeout ?? livenessTimeout, livenessTimeout));
    return send({ operation, method: "GET", target: operation.path, headers: {} }).then(
      () => true,
      () => false,
    );
  }

  return {
    async send(request, { now = false } = {}) {
      for (let retriesLeft = now ? 0 : retries; ; retriesLeft--) {
        if (!now) await waitForCapacity(1, request);
        const response = await sendOnce(request);
        const isRejected = response.status === spec.plan.errorStatuses.limit && limits.isExhausted();
        if (retriesLeft === 0 || !isRejected) return response;
      }
    },
    reserve: (requests) => waitForCapacity(requests),
    async exhaustLimit(request) {
      for (let sent = 0; !limits.isExhausted() && sent < 10_000; sent++) await sendOnce(request);
    },
    clock,
    ignoreAbort() {
      signal = undefined;
      // Send cleanup requests immediately. A 429 reports an exhausted limit.
      limits.clear();
    },
    connection,
  };
}

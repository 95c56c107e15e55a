import { readApiResponse } from "./api-response.ts";
import type { Connection } from "./connection.ts";
import type { CrewkitError, CrewkitErrorCode } from "./errors/CrewkitError.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import { type CrewkitRequest, createRequest, type PreparedRequest } from "./request.ts";
import type { LimiterQueue } from "./resilience/limiter.ts";
import { retryDelay } from "./resilience/retry.ts";
import type { OptionalToken } from "./resilience/token-manager.ts";
import { abortable, type CallTimer, sleep, startTimer } from "./time.ts";
import type { Transport } from "./transport.ts";

export interface SendOptions {
  queueFor(prepared: PreparedRequest): LimiterQueue;
  /** Avoids the `rejected` token if possible. */
  getToken(rejected: OptionalToken): OptionalToken | Promise<OptionalToken>;
  options: { timeout?: number | undefined; retries?: number | undefined };
}

/** Sends requests with a token and within the rate limits, and retries them if that is safe. */
export function createSend(transport: Transport, { queueFor, getToken, options }: SendOptions): Connection["send"] {
  async function sendOnce(prepared: PreparedRequest, request: CrewkitRequest, timer: CallTimer): Promise<Response> {
    const queue = queueFor(prepared);
    const wait = queue.acquire(prepared, timer);
    if (wait) await wait;
    let response: Response | undefined;
    try {
      response = await abortable(transport.sendRequest(request), timer.signal);
      return response;
    } finally {
      queue.release(response);
    }
  }

  return async ({ operation, build }, ...values) => {
    let timer: CallTimer | undefined;
    // The code for an error in the current step.
    let code: CrewkitErrorCode = "invalid_request";
    let token: OptionalToken;
    // The first 401 and its token. One retry with another token follows.
    let unauthorized: CrewkitError | undefined;
    let rejectedToken: OptionalToken;
    try {
      const prepared = build(...values);
      timer = startTimer(prepared.options, options);
      const { signal, deadline } = timer;
      for (let attempt = 1; ; attempt++) {
        try {
          code = "auth";
          if (!prepared.isPublic) {
            const tokenOrPromise = getToken(rejectedToken);
            token =
              tokenOrPromise && typeof tokenOrPromise === "object"
                ? await abortable(tokenOrPromise, signal)
                : tokenOrPromise;
            if (unauthorized && (token ?? rejectedToken) === rejectedToken) throw unauthorized;
          }
          code = "invalid_request";
          const request = createRequest(prepared, transport, attempt, token, signal);
          code = "network";
          const response = await sendOnce(prepared, request, timer);
          return readApiResponse(prepared, response, await abortable(response.text(), signal), token);
        } catch (cause) {
          const error = toCrewkitError(cause, operation, code, timer);
          let delay = 0;
          if (error.status === 401 && token && !unauthorized) {
            unauthorized = error;
            rejectedToken = token;
          } else delay = retryDelay(error, prepared, attempt, options.retries);
          // The call would time out before the retry.
          if (Date.now() + delay > deadline) throw error;
          if (delay) await sleep(delay, signal);
        }
      }
    } catch (cause) {
      throw toCrewkitError(cause, operation, code, timer);
    } finally {
      timer?.stop();
    }
  };
}

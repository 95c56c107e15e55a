import { type ApiResponse, readApiResponse } from "./api-response.ts";
import type { Connection } from "./connection.ts";
import type { CrewkitError, CrewkitErrorCode } from "./errors/CrewkitError.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import { createRequest, type PreparedRequest } from "./request.ts";
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

interface CallState {
  prepared: PreparedRequest;
  timer: CallTimer;
  /** The code for an error in the current step. */
  errorCode: CrewkitErrorCode;
  attempt: number;
  delay: number;
  token: OptionalToken;
  /** The first 401 and its token. One retry with another token follows. */
  unauthorized?: CrewkitError;
  rejectedToken: OptionalToken;
}

export function createSend(transport: Transport, { queueFor, getToken, options }: SendOptions): Connection["send"] {
  async function attempt(state: CallState): Promise<ApiResponse> {
    const { prepared, timer } = state;
    const { signal } = timer;
    state.attempt++;
    if (state.delay) await sleep(state.delay, signal);
    state.errorCode = "auth";
    if (!prepared.isPublic) {
      const tokenOrPromise = getToken(state.rejectedToken);
      state.token =
        tokenOrPromise && typeof tokenOrPromise === "object" ? await abortable(tokenOrPromise, signal) : tokenOrPromise;
      if (state.unauthorized && (state.token ?? state.rejectedToken) === state.rejectedToken) throw state.unauthorized;
    }
    state.errorCode = "invalid_request";
    const request = createRequest(prepared, transport, state.attempt, state.token, signal);
    state.errorCode = "network";
    const queue = queueFor(prepared);
    const wait = queue.acquire(prepared, timer);
    if (wait) await wait;
    let response: Response | undefined;
    try {
      response = await abortable(transport.sendRequest(request), signal);
    } finally {
      queue.release(response);
    }
    return readApiResponse(prepared, response, await abortable(response.text(), signal), state.token);
  }

  // Throws the error if the request must not be retried.
  function prepareRetry(state: CallState, error: CrewkitError): void {
    if (error.status === 401 && state.token && !state.unauthorized) {
      state.unauthorized = error;
      state.rejectedToken = state.token;
      state.delay = 0;
    } else state.delay = retryDelay(error, state.prepared, state.attempt, options.retries);
    // The timeout would end the wait.
    if (Date.now() + state.delay > state.timer.deadline) throw error;
  }

  return async ({ operation, build }, ...values) => {
    let state: CallState | undefined;
    try {
      const prepared = build(...values);
      const timer = startTimer(prepared.options, options);
      state = {
        prepared,
        timer,
        errorCode: "invalid_request",
        attempt: 0,
        delay: 0,
        token: undefined,
        rejectedToken: undefined,
      };
      for (;;) {
        try {
          return await attempt(state);
        } catch (cause) {
          prepareRetry(state, toCrewkitError(cause, operation, state.errorCode, timer));
        }
      }
    } catch (cause) {
      throw toCrewkitError(cause, operation, "invalid_request");
    } finally {
      state?.timer.clear();
    }
  };
}

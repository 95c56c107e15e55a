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

/** The parts of a resilient connection that a call needs. */
export interface SendOptions {
  /** Delays the call until the rate limits allow it. */
  queueFor(call: PreparedRequest): LimiterQueue;
  /** The token to send: if possible, another one than `spent`. */
  getToken(spent: OptionalToken): OptionalToken | Promise<OptionalToken>;
  /** The defaults of the connection. */
  options: { timeout?: number | undefined; retries?: number | undefined };
}

/** The state of a call over all its attempts. */
interface CallState {
  prepared: PreparedRequest;
  timer: CallTimer;
  /** The code of an error that occurs now. */
  errorCode: CrewkitErrorCode;
  /** The number of the attempt, from 1. */
  attempt: number;
  /** Before the next attempt, in milliseconds. */
  delay: number;
  /** The token of the last attempt. */
  token: OptionalToken;
  /** The first 401 and its token. Another token may be valid. */
  unauthorized?: CrewkitError;
  rejectedToken: OptionalToken;
}

/** Sends calls with a token and within the rate limits, and retries them if that is safe. */
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

  // Throws the error if the call must not be sent again.
  function prepareRetry(state: CallState, error: CrewkitError): void {
    if (error.status === 401 && state.token && !state.unauthorized) {
      state.unauthorized = error;
      state.rejectedToken = state.token;
      state.delay = 0;
    } else state.delay = retryDelay(error, state.prepared, state.attempt, options.retries);
    // Do not wait if the timeout ends before the next attempt.
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

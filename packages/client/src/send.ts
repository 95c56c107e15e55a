import { type ApiResponse, readApiResponse } from "./api-response.ts";
import type { Carrier } from "./carrier.ts";
import type { Connection } from "./connection.ts";
import type { CrewkitError, CrewkitErrorCode } from "./errors/CrewkitError.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import type { Lane } from "./parts/limiter.ts";
import { pauseBefore } from "./parts/retry.ts";
import type { Token } from "./parts/tokens.ts";
import { type Outgoing, requestOf } from "./request.ts";
import { type CallTime, sleep, timeOf, until } from "./time.ts";

/** The parts of a resilient connection that a call needs. */
export interface SendOptions {
  /** Delays the call until the rate limits allow it. */
  laneOf(call: Outgoing): Lane;
  /** The token to send: if possible, another one than `spent`. */
  tokenOf(spent: Token): Token | Promise<Token>;
  /** The defaults of the connection. */
  options: { timeout?: number | undefined; retries?: number | undefined };
}

/** The state of a call over all its attempts. */
interface CallState {
  call: Outgoing;
  time: CallTime;
  /** The code of an error that occurs now. */
  code: CrewkitErrorCode;
  /** The number of the attempt, from 1. */
  attempt: number;
  /** Before the next attempt, in milliseconds. */
  pause: number;
  /** The token of the last attempt. */
  token: Token;
  /** The first 401 and its token. Another token may be valid. */
  refused?: CrewkitError;
  spent: Token;
}

/** Sends calls with a token and within the rate limits, and retries them if that is safe. */
export function createSend(carrier: Carrier, { laneOf, tokenOf, options }: SendOptions): Connection["send"] {
  async function attempt(state: CallState): Promise<ApiResponse> {
    const { call, time } = state;
    const { signal } = time;
    state.attempt++;
    if (state.pause) await sleep(state.pause, signal);
    state.code = "token";
    if (!call.open) {
      const found = tokenOf(state.spent);
      state.token = found && typeof found === "object" ? await until(found, signal) : found;
      if (state.refused && (state.token ?? state.spent) === state.spent) throw state.refused;
    }
    state.code = "invalid";
    const request = requestOf(call, carrier, state.attempt, state.token, signal);
    state.code = "network";
    const lane = laneOf(call);
    const wait = lane.enter(call, time);
    if (wait) await wait;
    let response: Response | undefined;
    try {
      response = await until(carrier.carry(request), signal);
    } finally {
      lane.leave(response);
    }
    return readApiResponse(call, response, await until(response.text(), signal), state.token);
  }

  // Throws the error if the call must not be sent again.
  function prepareRetry(state: CallState, error: CrewkitError): void {
    if (error.status === 401 && state.token && !state.refused) {
      state.refused = error;
      state.spent = state.token;
      state.pause = 0;
    } else state.pause = pauseBefore(error, state.call, state.attempt, options.retries);
    // Do not wait if the timeout ends before the next attempt.
    if (Date.now() + state.pause > state.time.deadline) throw error;
  }

  return async ({ operation, write }, ...values) => {
    let state: CallState | undefined;
    try {
      const call = write(...values);
      const time = timeOf(call.options, options);
      state = { call, time, code: "invalid", attempt: 0, pause: 0, token: undefined, spent: undefined };
      for (;;) {
        try {
          return await attempt(state);
        } catch (cause) {
          prepareRetry(state, toCrewkitError(cause, operation, state.code, time));
        }
      }
    } catch (cause) {
      throw toCrewkitError(cause, operation, "invalid");
    } finally {
      state?.time.end();
    }
  };
}

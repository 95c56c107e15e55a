import { type ApiResponse, readApiResponse } from "./api-response.ts";
import type { Carrier } from "./carrier.ts";
import type { Connection } from "./connection.ts";
import type { CrewkitError, CrewkitErrorCode } from "./errors/CrewkitError.ts";
import { describe } from "./errors/describe.ts";
import type { Lane } from "./parts/limiter.ts";
import { pauseBefore } from "./parts/retry.ts";
import type { Token } from "./parts/tokens.ts";
import { type Outgoing, requestOf } from "./request.ts";
import { type CallTime, sleep, timeOf, until } from "./time.ts";

/** What helps a call on its way. */
export interface Helpers {
  /** What holds the call back until the limits allow it. */
  laneOf(call: Outgoing): Lane;
  /** The token to send, and another than `spent` if there is one. */
  tokenOf(spent: Token): Token | Promise<Token>;
  /** The connection's own, where a call says nothing. */
  options: { timeout?: number | undefined; retries?: number | undefined };
}

/** A call on its way. */
interface Trip {
  call: Outgoing;
  time: CallTime;
  /** What it is called if something fails now. */
  code: CrewkitErrorCode;
  /** How often it was tried. */
  attempt: number;
  /** In milliseconds, before it is sent. */
  pause: number;
  /** What it was sent with. */
  token: Token;
  /** The first 401, and its token: another token may do. */
  refused?: CrewkitError;
  spent: Token;
}

/**
 * Makes what sends a call until it is answered, refused or out of time: with a token, through the limiter, and again
 * where that is safe.
 */
export function createSend(carrier: Carrier, { laneOf, tokenOf, options }: Helpers): Connection["send"] {
  async function attempt(trip: Trip): Promise<ApiResponse> {
    const { call, time } = trip;
    const { signal } = time;
    trip.attempt++;
    if (trip.pause) await sleep(trip.pause, signal);
    trip.code = "token";
    if (!call.open) {
      const found = tokenOf(trip.spent);
      trip.token = found && typeof found === "object" ? await until(found, signal) : found;
      if (trip.refused && (trip.token ?? trip.spent) === trip.spent) throw trip.refused;
    }
    trip.code = "invalid";
    const request = requestOf(call, carrier, trip.attempt, trip.token, signal);
    trip.code = "network";
    const lane = laneOf(call);
    const wait = lane.enter(call, time);
    if (wait) await wait;
    let response: Response | undefined;
    try {
      response = await until(carrier.carry(request), signal);
    } finally {
      lane.leave(response);
    }
    return readApiResponse(call, response, await until(response.text(), signal), trip.token);
  }

  // Readies a failed call to be sent again; throws the failure if it must not be.
  function recover(trip: Trip, error: CrewkitError): void {
    if (error.status === 401 && trip.token && !trip.refused) {
      trip.refused = error;
      trip.spent = trip.token;
      trip.pause = 0;
    } else trip.pause = pauseBefore(error, trip.call, trip.attempt, options.retries);
    // What must fail is not waited for.
    if (Date.now() + trip.pause > trip.time.deadline) throw error;
  }

  return async ({ operation, write }, ...values) => {
    let trip: Trip | undefined;
    try {
      const call = write(...values);
      const time = timeOf(call.options, options);
      trip = { call, time, code: "invalid", attempt: 0, pause: 0, token: undefined, spent: undefined };
      for (;;) {
        try {
          return await attempt(trip);
        } catch (cause) {
          recover(trip, describe(cause, operation, trip.code, time));
        }
      }
    } catch (cause) {
      throw describe(cause, operation, "invalid");
    } finally {
      trip?.time.end();
    }
  };
}

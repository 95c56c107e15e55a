import { type ApiResponse, readApiResponse } from "./api-response.ts";
import { type Carrier, type CarrierOptions, createCarrier, environment } from "./carrier.ts";
import type { CrewkitErrorCode } from "./errors/CrewkitError.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import { requestOf, type Writer } from "./request.ts";
import { type CallTime, timeOf, until } from "./time.ts";

/** How to reach the API, and as whom. */
export interface ConnectionOptions extends CarrierOptions {
  /** The access token, or a function that gets it for each request. Default: `CREWKIT_TOKEN`, else none. */
  token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** For a call as a whole, its waits and repetitions too, in milliseconds; 0 for none. Default: none. */
  timeout?: number | undefined;
}

/** A connection to the API. */
export interface Connection extends Carrier {
  /**
   * Sends what an operation writes of the values. All methods stand on this.
   *
   * @throws {CrewkitError}
   */
  send<Values extends unknown[]>(operation: Writer<Values>, ...values: Values): Promise<ApiResponse>;
}

/**
 * Connects to the API, for small bundles. Nothing is sent yet. The connection sends each call once, with its token, and
 * tells what failed; for fresh tokens, limits and repetitions there is `connectResilient`, which `createCrewkit` uses.
 *
 * @throws {TypeError} if the base URL is none; the message says how to mend it.
 * @example
 * import { connect, getSession } from "@crewkit/client/ops";
 * const session = await getSession(connect({ token }), org_id, id);
 */
export function connect(options: ConnectionOptions = {}): Connection {
  const carrier = createCarrier(options);
  const { token = environment("CREWKIT_TOKEN") } = options;
  return {
    ...carrier,
    async send({ operation, write }, ...values) {
      let code: CrewkitErrorCode = "invalid";
      let time: CallTime | undefined;
      try {
        const call = write(...values);
        time = timeOf(call.options, options);
        const { signal } = time;
        code = "token";
        const found = call.open ? undefined : typeof token === "function" ? token() : token;
        const sent = found && typeof found === "object" ? await until(found, signal) : found;
        code = "invalid";
        const request = requestOf(call, carrier, 1, sent, signal);
        code = "network";
        const response = await until(carrier.carry(request), signal);
        return readApiResponse(call, response, await until(response.text(), signal), sent);
      } catch (cause) {
        throw toCrewkitError(cause, operation, code, time);
      } finally {
        time?.end();
      }
    },
  };
}

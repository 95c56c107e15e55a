import { type ApiResponse, readApiResponse } from "./api-response.ts";
import type { CrewkitErrorCode } from "./errors/CrewkitError.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import { createRequest, type RequestBuilder } from "./request.ts";
import { abortable, type CallTimer, startTimer } from "./time.ts";
import { createTransport, readEnv, type Transport, type TransportOptions } from "./transport.ts";

/** How to reach the API, and as whom. */
export interface ConnectionOptions extends TransportOptions {
  /** The access token, or a function that gets it for each request. Default: `CREWKIT_TOKEN`, else none. */
  token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** For a call as a whole, its waits and repetitions too, in milliseconds; 0 for none. Default: none. */
  timeout?: number | undefined;
}

/** A connection to the API. */
export interface Connection extends Transport {
  /**
   * Sends what an operation writes of the values. All methods stand on this.
   *
   * @throws {CrewkitError}
   */
  send<Values extends unknown[]>(operation: RequestBuilder<Values>, ...values: Values): Promise<ApiResponse>;
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
  const transport = createTransport(options);
  const { token = readEnv("CREWKIT_TOKEN") } = options;
  return {
    ...transport,
    async send({ operation, build }, ...values) {
      let code: CrewkitErrorCode = "invalid_request";
      let timer: CallTimer | undefined;
      try {
        const prepared = build(...values);
        timer = startTimer(prepared.options, options);
        const { signal } = timer;
        code = "auth";
        const tokenOrPromise = prepared.isPublic ? undefined : typeof token === "function" ? token() : token;
        const accessToken =
          tokenOrPromise && typeof tokenOrPromise === "object"
            ? await abortable(tokenOrPromise, signal)
            : tokenOrPromise;
        code = "invalid_request";
        const request = createRequest(prepared, transport, 1, accessToken, signal);
        code = "network";
        const response = await abortable(transport.sendRequest(request), signal);
        return readApiResponse(prepared, response, await abortable(response.text(), signal), accessToken);
      } catch (cause) {
        throw toCrewkitError(cause, operation, code, timer);
      } finally {
        timer?.clear();
      }
    },
  };
}

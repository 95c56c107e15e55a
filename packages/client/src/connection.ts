import { type ApiResponse, readApiResponse } from "./api-response.ts";
import type { CrewkitErrorCode } from "./errors/CrewkitError.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import { createRequest, type RequestBuilder } from "./request.ts";
import { abortable, type CallTimer, startTimer } from "./time.ts";
import { createTransport, readEnv, type Transport, type TransportOptions } from "./transport.ts";

export interface ConnectionOptions extends TransportOptions {
  /** An access token, or a function that returns it for each request. Defaults to `CREWKIT_TOKEN`. */
  token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** Milliseconds for a whole call, including waits and retries. Defaults to 0, no timeout. */
  timeout?: number | undefined;
}

export interface Connection extends Transport {
  /** @throws {CrewkitError} */
  send<Values extends unknown[]>(operation: RequestBuilder<Values>, ...values: Values): Promise<ApiResponse>;
}

/**
 * Creates a minimal connection, for small bundles. It sends each call once. `connectResilient` adds token refresh, rate
 * limits and retries.
 *
 * @throws {TypeError} if the base URL is invalid.
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
        timer?.stop();
      }
    },
  };
}

import { type ApiResponse, readApiResponse } from "./api-response.ts";
import { toCrewkitError } from "./errors.ts";
import { type ConnectionOptions, rejectAll, type Token } from "./options.ts";
import { type Call, createRequest } from "./request.ts";
import type { LimiterQueue } from "./resilience/limiter.ts";
import { startTimeout, withTimeout } from "./time.ts";
import { type Connection, createTransport, type InternalConnection, readEnv, type Transport } from "./transport.ts";

/**
 * Creates a minimal connection, for small bundles. It sends each call once. Of the call options, it supports `signal`,
 * `timeout` and `headers`. `connectResilient` adds token refresh, rate limits and retries.
 *
 * @throws {TypeError} if the base URL is invalid or an option is unknown.
 * @example
 * import { connect, getSession } from "@crewkit/client/ops";
 * const session = await getSession(connect({ token }), org_id, id);
 */
export function connect(options: ConnectionOptions = {}): Connection {
  const {
    baseUrl,
    fetch,
    token = "token" in options ? "" : readEnv("CREWKIT_TOKEN"),
    timeout,
    ...unsupported
  } = options;
  rejectAll(unsupported);
  const transport = createTransport(baseUrl, fetch);
  return {
    ...transport,
    send(request) {
      const call = startTimeout(request, timeout);
      return sendAttempt(transport, call, token).catch((cause) => {
        throw toCrewkitError(cause, call);
      });
    },
  } satisfies InternalConnection as Connection;
}

/**
 * Sends a request, and reads its response. If it fails, `call.code` is the code of the step that failed.
 *
 * @param number starts at 1.
 * @param timeout in milliseconds.
 */
export function sendAttempt(
  transport: Transport,
  call: Call,
  token: Token,
  number = 1,
  timeout?: number,
  queue?: LimiterQueue,
): Promise<ApiResponse> {
  return withTimeout(
    call,
    async (signal) => {
      call.code = "auth";
      const accessToken = (!call.isPublic && (typeof token === "function" ? await token() : token)) || "";
      // The token can arrive after a timeout.
      signal.throwIfAborted();
      call.code = "invalid_request";
      const request = createRequest(call, transport, number, accessToken, signal);
      call.code = "network";
      const response = await transport.fetch(request);
      if (!signal.aborted) queue?.release(call, response);
      // Do not retry if middleware has read the body or returned nothing.
      if (response?.bodyUsed !== false) call.code = "invalid_response";
      return readApiResponse(call, response, await response.text(), accessToken);
    },
    timeout,
  );
}

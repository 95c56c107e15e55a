import { type ApiResponse, readApiResponse } from "./api-response.ts";
import { CrewkitError, type CrewkitErrorCode, toCrewkitError } from "./errors.ts";
import type { ConnectionOptions } from "./options.ts";
import { type Call, createRequest, readHeaders } from "./request.ts";
import { startTimeout, withTimeout } from "./time.ts";
import { type Connection, readEnv, send, Transport } from "./transport.ts";

/**
 * Creates a minimal connection, for small bundles. It sends each call once. Of the call options, it supports `signal`,
 * `timeout`, `headers` and `fetchOptions`. `connectResilient` adds token refresh, rate limits and retries.
 *
 * @throws {TypeError} if the base URL is invalid or an option is unknown.
 * @example
 * import { connect, getSession } from "@crewkit/client/ops";
 * const session = await getSession(connect({ token }), org_id, id);
 */
export function connect(options: ConnectionOptions = {}): Connection {
  const { baseUrl, fetch, token, timeout, ...unknown } = options;
  // A misspelled `baseUrl` would send the token to production.
  for (const name of Object.keys(unknown)) throw new TypeError(`Unsupported option ${name}`);
  const transport = new Transport(baseUrl, fetch);
  const source = "token" in options ? token : readEnv("CREWKIT_TOKEN");
  return {
    baseUrl: transport.baseUrl,
    use: (middleware) => transport.use(middleware),
    [send](request) {
      const call = startTimeout(request, timeout);
      const getToken = async () => {
        const value = typeof source === "function" ? await source() : source;
        if (!value && !("token" in options)) requireToken(call, transport);
        return value;
      };
      return sendAttempt(call, { transport, headers: {}, getToken, number: 1, timeout: Infinity });
    },
  };
}

/**
 * Rejects a call that has no token.
 *
 * @throws {CrewkitError} unless something other than the client can add a token.
 */
export function requireToken(call: Call, transport: Transport): void {
  if (call.isPublic || transport.isCustomized || readHeaders(call.options.headers).authorization) return;
  throw new CrewkitError("No token: pass token or set CREWKIT_TOKEN", { code: "auth", operation: call.operation });
}

export interface Attempt {
  transport: Transport;
  /** Sent with every request. Names are lowercase. */
  headers: Readonly<Record<string, string>>;
  /** Not called for public operations. */
  getToken(): Promise<string | null | undefined>;
  /** Starts at 1. */
  number: number;
  /** In milliseconds. */
  timeout: number;
  /** Called before the body of the response is read, unless the attempt has timed out. */
  onResponse?(response: Response): void;
}

/**
 * Sends a request, and reads its response.
 *
 * @throws {CrewkitError}
 */
export function sendAttempt(call: Call, attempt: Attempt): Promise<ApiResponse> {
  const { transport, getToken, onResponse } = attempt;
  return withTimeout(
    call,
    async (signal) => {
      // The code of an error in the current step.
      let code: CrewkitErrorCode = "auth";
      try {
        const token = call.isPublic ? undefined : await getToken();
        // The token can arrive after a timeout.
        signal.throwIfAborted();
        code = "invalid_request";
        let sent = createRequest(call, { ...attempt, baseUrl: transport.baseUrl, token: token ?? undefined, signal });
        code = "network";
        const response = await transport.fetch(sent, (request) => {
          sent = request;
        });
        if (!signal.aborted) onResponse?.(response);
        if (!response || response.bodyUsed) {
          code = "invalid_response";
          throw new TypeError(
            "A middleware or fetch returned no response, or has read its body. Use response.clone() to read it",
          );
        }
        const text = await response.text();
        call.onBody?.(text);
        return readApiResponse(call, response, text, sent);
      } catch (cause) {
        throw toCrewkitError(cause, call, code);
      }
    },
    attempt.timeout,
  );
}

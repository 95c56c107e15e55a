import { sendAttempt } from "./attempt.ts";
import { startTimeout } from "./call.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import { type ConnectionOptions, rejectAll } from "./options.ts";
import { type Connection, createTransport, type InternalConnection, readEnv } from "./transport.ts";

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

import { sendAttempt } from "./attempt.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import type { ConnectionOptions } from "./options.ts";
import { startTimer } from "./time.ts";
import { type Connection, checkOptions, createTransport, type InternalConnection, readEnv } from "./transport.ts";

/**
 * Creates a minimal connection, for small bundles. It sends each call once. `connectResilient` adds token refresh, rate
 * limits and retries.
 *
 * @throws {TypeError} if the base URL is invalid or an option is unknown.
 * @example
 * import { connect, getSession } from "@crewkit/client/ops";
 * const session = await getSession(connect({ token }), org_id, id);
 */
export function connect(options: ConnectionOptions = {}): Connection {
  checkOptions(options, "baseUrl fetch token timeout");
  const transport = createTransport(options);
  const token = "token" in options ? options.token : readEnv("CREWKIT_TOKEN");
  return {
    ...transport,
    async send({ operation, build }, ...values) {
      try {
        const prepared = build(...values);
        const { signal, timeout = options.timeout } = prepared.options;
        return await sendAttempt(transport, prepared, token, startTimer(operation, signal, timeout));
      } catch (cause) {
        throw toCrewkitError(cause, operation, "invalid_request");
      }
    },
  } satisfies InternalConnection as Connection;
}

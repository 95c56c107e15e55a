import { sendAttempt } from "./attempt.ts";
import { type Call, startCall } from "./call.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import { type ConnectionOptions, rejectUnknown } from "./options.ts";
import { type Connection, createTransport, type InternalConnection, readEnv } from "./transport.ts";

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
  const { baseUrl, fetch, token = "token" in options ? "" : readEnv("CREWKIT_TOKEN"), timeout, ...unknown } = options;
  rejectUnknown(unknown);
  const transport = createTransport(baseUrl, fetch);
  return {
    ...transport,
    async send({ operation, build }, ...values) {
      let call: Call | undefined;
      try {
        call = startCall(build(...values), timeout);
        return await sendAttempt(transport, call, token);
      } catch (cause) {
        throw toCrewkitError(cause, call ?? { operation });
      }
    },
  } satisfies InternalConnection as Connection;
}

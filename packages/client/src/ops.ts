/**
 * Each operation as a function, so that bundles contain only the operations that you use.
 *
 * @example
 * import { connect, listSessions } from "@crewkit/client/ops";
 * for await (const session of listSessions(connect(), org_id)) console.log(session.id);
 * @module
 */
export { type ApiRequest, request } from "./api-request.ts";
export { connect } from "./connection.ts";
export { type DeviceCode, type DeviceLoginOptions, deviceLogin } from "./device-login.ts";
export { CrewkitError, type CrewkitErrorCode, type Details } from "./errors.ts";
export * from "./generated/ops.ts";
export type { ConnectionOptions, CrewkitOptions, SharedConnectionOptions } from "./options.ts";
export { connectResilient, type ResilientConnection } from "./resilient.ts";
export type { Connection } from "./transport.ts";

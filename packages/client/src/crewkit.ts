import type { ApiPromise } from "./api-promise.ts";
import { type ApiRequest, request } from "./api-request.ts";
import { type DeviceLogin, deviceLogin } from "./device-login.ts";
import type { OrgMethods, RootMethods } from "./generated/methods.ts";
import { orgGroups, rootGroups } from "./generated/operations.ts";
import { createHints, createMethods, type Hints } from "./groups.ts";
import type { CrewkitOptions, SharedConnectionOptions } from "./options.ts";
import type { CallOptions } from "./request.ts";
import { connectResilient, type ResilientConnection } from "./resilient.ts";

/** The API client. */
export interface Crewkit extends ResilientConnection, RootMethods {
  readonly auth: RootMethods["auth"] & DeviceLogin;
  /** The operations of one organization. Caches the objects of up to 1,000 IDs, so that tests can replace methods. */
  org(org_id: string): OrgMethods;
  /** Calls an endpoint that the client has no method for, and resolves to the whole response body. See {@link ApiRequest}. */
  request<Data = unknown>(request: ApiRequest, options?: CallOptions): ApiPromise<Data>;
}

// Created on first use, to keep imports fast.
let rootHints: Hints | undefined;
let orgHints: Hints | undefined;

/**
 * Creates an API client. It sends no requests until you call a method.
 *
 * @throws {TypeError} if the base URL is invalid, an option is unsupported, or both `token` and `tokens` are set.
 * @example
 * const crewkit = createCrewkit(); // CREWKIT_API_URL and CREWKIT_TOKEN
 * const local = createCrewkit({ baseUrl: "http://127.0.0.1:4010", token: "…" });
 */
export function createCrewkit(options: CrewkitOptions = {}): Crewkit {
  return addMethods(connectResilient(options));
}

function addMethods(connection: ResilientConnection): Crewkit {
  const organizations = new Map<string, OrgMethods>();

  function org(org_id: string): OrgMethods {
    const known = organizations.get(org_id);
    if (known) return known;
    // IDs may come from untrusted requests.
    if (organizations.size >= 1000) organizations.clear();
    orgHints ??= createHints(orgGroups, rootGroups, "crewkit");
    const methods = createMethods<OrgMethods>(orgGroups, orgHints, connection, org_id);
    organizations.set(org_id, methods);
    return methods;
  }

  rootHints ??= createHints(rootGroups, orgGroups, "crewkit.org(id)");
  const methods = createMethods<RootMethods>(rootGroups, rootHints, connection);
  return Object.assign(methods, connection, {
    auth: Object.assign(methods.auth, { device: deviceLogin.bind(null, connection) }),
    request: <Data>(apiRequest: ApiRequest, options?: CallOptions) => request<Data>(connection, apiRequest, options),
    withOptions: (options: SharedConnectionOptions) => addMethods(connection.withOptions(options)),
    org,
  });
}

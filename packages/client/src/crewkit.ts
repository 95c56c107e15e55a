import type { ApiPromise } from "./api-promise.ts";
import { type ApiRequest, request } from "./api-request.ts";
import { type DeviceLogin, logIn } from "./device-login.ts";
import type { OrgMethods, RootMethods } from "./generated/methods.ts";
import { org, root } from "./generated/tables.ts";
import { bindGroups, defineGroups, type Groups } from "./methods.ts";
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

// Defined on first use, to keep imports fast.
let rootGroups: Groups | undefined;
let orgGroups: Groups | undefined;

/**
 * Creates an API client. It sends no requests until you call a method.
 *
 * @throws {TypeError} if the base URL is invalid, an option is unsupported, or both `token` and `tokens` are set.
 * @example
 * const crewkit = createCrewkit(); // CREWKIT_API_URL and CREWKIT_TOKEN
 * const local = createCrewkit({ baseUrl: "http://127.0.0.1:4010", token: "…" });
 */
export function createCrewkit(options: CrewkitOptions = {}): Crewkit {
  return bindMethods(connectResilient(options));
}

function bindMethods(connection: ResilientConnection): Crewkit {
  rootGroups ??= defineGroups(root);
  orgGroups ??= defineGroups(org);
  const groups = orgGroups;
  const organizations = new Map<string, object>();
  const crewkit = {
    ...bindGroups(rootGroups, connection),
    ...connection,
    request: request.bind(null, connection),
    withOptions: (options: SharedConnectionOptions) => bindMethods(connection.withOptions(options)),
    org(id: string) {
      if (!organizations.has(id)) {
        // IDs may come from untrusted requests.
        if (organizations.size >= 1000) organizations.clear();
        organizations.set(id, bindGroups(groups, connection, id));
      }
      return organizations.get(id);
    },
  } as unknown as Crewkit;
  Object.assign(crewkit.auth, { device: logIn.bind(null, connection, crewkit.auth) });
  for (const group of Object.keys(groups)) {
    if (group in crewkit) continue;
    Object.defineProperty(crewkit, group, {
      get() {
        throw new TypeError(`Use org(id).${group}`);
      },
    });
  }
  return crewkit;
}

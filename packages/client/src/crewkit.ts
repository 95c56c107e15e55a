import type { ApiPromise } from "./api-promise.ts";
import { type ApiRequest, request } from "./api-request.ts";
import { type Connection, connect } from "./connection.ts";
import { type DeviceLogin, deviceLogin } from "./device-login.ts";
import type { OrgMethods, RootMethods } from "./generated/methods.ts";
import { orgGroups, rootGroups } from "./generated/operations.ts";
import { createMethods } from "./methods.ts";
import type { CrewkitOptions, NewTokens, SharedOptions, Tokens } from "./options.ts";
import type { CallOptions, Middleware } from "./request.ts";

/** The API client. */
export interface Crewkit extends RootMethods {
  readonly auth: RootMethods["auth"] & DeviceLogin;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** The operations of one organization. Caches the objects of up to 1,000 IDs, so that tests can replace methods. */
  org(org_id: string): OrgMethods;
  /** Calls an endpoint that the client has no method for, and resolves to the whole response body. See {@link ApiRequest}. */
  request<Data = unknown>(request: ApiRequest, options?: CallOptions): ApiPromise<Data>;
  /**
   * Uses and stores these tokens from now on.
   *
   * @param tokens the response of an operation such as `crewkit.auth.verifyMagicLink`.
   * @throws the error of the token store if it cannot save the tokens.
   */
  signIn(tokens: NewTokens): Promise<Tokens>;
  /**
   * Adds a middleware, which wraps the previously added ones.
   *
   * @returns a function that removes the middleware.
   */
  use(middleware: Middleware): () => void;
  /**
   * Returns a client with other options that shares the rate limits and the middleware, for example for one of many users of a
   * server. It keeps the tokens unless `token` or `tokens` is present. Other options that are undefined get their default, and
   * `headers` are added to the existing ones.
   *
   * @throws {TypeError} if an option is unknown or cannot be changed, or both `token` and `tokens` are set.
   * @example
   * const user = crewkit.withOptions({ token: accessTokenOf(request) });
   */
  withOptions(options: SharedOptions): Crewkit;
}

const connections = /* @__PURE__ */ new WeakMap<Crewkit, Connection>();

/**
 * Creates an API client. It sends no requests until you call a method.
 *
 * @throws {TypeError} if the base URL is invalid, an option is unsupported, or both `token` and `tokens` are set.
 * @example
 * const crewkit = createCrewkit(); // CREWKIT_API_URL and CREWKIT_TOKEN
 * const local = createCrewkit({ baseUrl: "http://127.0.0.1:4010", token: "…" });
 */
export function createCrewkit(options: CrewkitOptions = {}): Crewkit {
  return addMethods(connect(options));
}

/** @throws {TypeError} if the client was not created by {@link createCrewkit}. */
export function connectionOf(crewkit: Crewkit): Connection {
  const connection = connections.get(crewkit);
  if (!connection) throw new TypeError("Pass a client that createCrewkit or withOptions has returned");
  return connection;
}

function addMethods(connection: Connection): Crewkit {
  const { baseUrl, use, signIn, withOptions } = connection;
  const organizations = new Map<string, OrgMethods>();
  const { auth, ...groups } = createMethods<RootMethods>(rootGroups, connection);

  function org(org_id: string): OrgMethods {
    const known = organizations.get(org_id);
    if (known) return known;
    // IDs may come from untrusted requests.
    if (organizations.size >= 1000) organizations.clear();
    const methods = createMethods<OrgMethods>(orgGroups, connection, org_id);
    organizations.set(org_id, methods);
    return methods;
  }

  const crewkit: Crewkit = {
    ...groups,
    auth: Object.assign(auth, { device: deviceLogin.bind(null, auth, signIn) }),
    baseUrl,
    org,
    request: <Data>(apiRequest: ApiRequest, options?: CallOptions) => request<Data>(connection, apiRequest, options),
    signIn,
    use,
    withOptions: (options) => addMethods(withOptions(options)),
  };
  connections.set(crewkit, connection);
  return crewkit;
}

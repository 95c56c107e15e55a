import { type DeviceLogin, deviceLogin } from "./device-login.ts";
import type { OrgMethods, RootMethods } from "./generated/methods.ts";
import { org, root } from "./generated/tables.ts";
import { bindGroups, defineGroups } from "./methods.ts";
import { type CrewkitOptions, connectResilient, type ResilientConnection } from "./resilient.ts";

/**
 * The API: a method for each operation, over one connection.
 *
 * Groups of methods are made when they are first used: to spread it (`{ ...crewkit }`) loses them.
 */
export interface Crewkit extends ResilientConnection, RootMethods {
  readonly auth: RootMethods["auth"] & DeviceLogin;
  /** The operations of an organization, by its id. */
  org(org_id: string): OrgMethods;
}

const rootGroups = defineGroups(root, { auth: { device: deviceLogin } });
const orgGroups = defineGroups(org);

/**
 * Connects to the API. Nothing is sent yet.
 *
 * @throws {TypeError} if the base URL is none, or if there is both a token and a token store.
 * @example
 * const crewkit = createCrewkit(); // CREWKIT_API_URL and CREWKIT_TOKEN
 * const local = createCrewkit({ baseUrl: "http://127.0.0.1:4010", token: "…" });
 */
export function createCrewkit(options: CrewkitOptions = {}): Crewkit {
  const connection = connectResilient(options);
  const members = { ...connection, org: (id: string) => bindGroups(orgGroups, [connection, id]) };
  return Object.assign(bindGroups(rootGroups, [connection]), members) as Crewkit;
}

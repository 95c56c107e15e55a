import type { State } from "../state/state.ts";
import { findUserByToken } from "../state/users.ts";
import {
  nameOfToken,
  organizationId,
  people,
  sampleRecords,
  sampleTime,
  wellKnownToken,
} from "../store/sample-data.ts";

export interface FirstCall {
  /** Token of Ada, the owner of the organization. */
  token: string;
  organizationId: string;
  /** A curl command that lists the organization's projects. */
  curl: string;
  /** The other users with a well-known token. */
  others: Person[];
  /** The organizations that are not in the sample data. */
  ownOrganizations: { id: string; name: string }[];
}

/** A user with a well-known token, from the sample data or the option `data`. */
export interface Person {
  /** Lowercase first name: `bruno`. */
  name: string;
  token: string;
  /** The user's roles: `admin of Acme`, or `crewkit staff` for a user of the platform. */
  role: string;
}

export function firstCall({ contract, store }: State, baseUrl: string): FirstCall {
  const list = Object.entries(contract.paths ?? {}).find(([, item]) => item?.get?.operationId === "listProjects");
  const [first = ""] = Object.keys(people);
  const token = wellKnownToken(first);
  const path = list?.[0].replace("{org_id}", organizationId) ?? "";
  return {
    token,
    organizationId,
    curl: `curl -i -H 'Authorization: Bearer ${token}' ${baseUrl}${path}`,
    others: listPeople(store).filter(({ name }) => name !== first),
    ownOrganizations: store.organizations.all().filter(({ id }) => !sampleIds.has(id)),
  };
}

const sampleIds = new Set(sampleRecords(sampleTime).organizations?.map(({ id }) => id));

/** The users with a well-known token, with their current roles. A snapshot may not contain all sample users. */
export function listPeople(store: State["store"]): Person[] {
  return store.access_tokens.all().flatMap(({ id: token }) => {
    const name = nameOfToken(token);
    const user = findUserByToken(store, token);
    if (name === undefined || !user) return [];
    const memberships = store.members.all().filter(({ user_id }) => user_id === user.id);
    const roles = memberships.map(({ organization_id, permission_level }) => {
      return `${permission_level} of ${store.organizations.get(organization_id)?.name}`;
    });
    const platformRole = user.platform_role === "org_user" ? [] : [user.platform_role.replace("_", " ")];
    return { name, token, role: [...platformRole, ...roles].join(", ") || "in no organization" };
  });
}

import type { State } from "./state.ts";
import { organizationId, people, wellKnownToken } from "./store/sample-data.ts";

/** What somebody needs for a first call. */
export interface FirstCall {
  /** A token of Ada's, who owns the organization. */
  token: string;
  organizationId: string;
  /** A line for the shell that lists the organization's projects. */
  curl: string;
  /** The tokens of the other people of the example world. */
  others: Person[];
}

/** Somebody of the example world. */
export interface Person {
  /** The first name, in lower case: `bruno`. */
  name: string;
  token: string;
  /** What they may do, and where: `admin of Acme`. */
  role: string;
}

/** Takes a token and an organization of the example world, and makes a curl line of them. */
export function firstCall({ contract, store }: State, baseUrl: string): FirstCall {
  const list = Object.entries(contract.paths ?? {}).find(([, item]) => item?.get?.operationId === "listProjects");
  const [first = ""] = Object.keys(people);
  const token = wellKnownToken(first);
  const path = list?.[0].replace("{org_id}", organizationId);
  return {
    token,
    organizationId,
    curl: `curl -i -H 'Authorization: Bearer ${token}' ${baseUrl}${path}`,
    others: listPeople(store).filter(({ name }) => name !== first),
  };
}

/** Those people of the example world who have a token, and what they may do by now: a snapshot may have others. */
export function listPeople(store: State["store"]): Person[] {
  return Object.keys(people).flatMap((name) => personOf(store, name));
}

function personOf(store: State["store"], name: string): Person[] {
  const token = wellKnownToken(name);
  if (!store.access_tokens.get(token)) return [];
  const roles = store.members.all().flatMap(({ user_id, organization_id, permission_level }) => {
    const organization = user_id === people[name]?.id ? store.organizations.get(organization_id) : undefined;
    return organization ? [`${permission_level} of ${organization.name}`] : [];
  });
  return [{ name, token, role: roles.join(", ") || "in no organization" }];
}

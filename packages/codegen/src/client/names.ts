import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, listOperations, type Operation } from "@crewkit/openapi";

/** The name of an operation in the client: `crewkit.auth.listPasskeys`, or `org.sessions.list`. */
export interface Name {
  /** `org` if the path begins with an organization's id. */
  holder: "crewkit" | "org";
  group: string;
  method: string;
}

/** A group of methods. */
export interface Group {
  group: string;
  /** Words of an operationId that repeat the group's name. The method's name leaves out the first match. */
  says: RegExp;
  /** The common part of most of these words, which the client's tables have once. */
  noun: string;
}

/** The groups by tag. Changing a name or `says` is a breaking change of the client. */
const groups: Readonly<Record<string, Group>> = {
  Authentication: { group: "auth", says: /^$/, noun: "" },
  Organizations: { group: "organizations", says: /Organizations?/, noun: "Organization" },
  Members: { group: "members", says: /Members?/, noun: "Member" },
  Invitations: { group: "invitations", says: /Invitations?/, noun: "Invitation" },
  Roles: { group: "roles", says: /Roles?/, noun: "Role" },
  Projects: { group: "projects", says: /Projects?/, noun: "Project" },
  Repositories: { group: "repositories", says: /Repositor(y|ies)/, noun: "Repositor" },
  Sessions: { group: "sessions", says: /Sessions?/, noun: "Session" },
  Analytics: { group: "analytics", says: /Analytics/, noun: "Analytics" },
  Resources: { group: "resources", says: /(Organization)?Resources?/, noun: "Resource" },
  Versions: { group: "versions", says: /Resource(Versions?)?/, noun: "Resource" },
  Playbooks: { group: "playbooks", says: /Playbooks?/, noun: "Playbook" },
  Conventions: { group: "conventions", says: /Conventions?/, noun: "Convention" },
  Experiments: { group: "experiments", says: /Experiments?/, noun: "Experiment" },
  Health: { group: "health", says: /Health/, noun: "Health" },
};

/**
 * Names an operation.
 *
 * @throws if its tag has no group.
 * @example
 * nameOf({ operationId: "listSessions", tag: "Sessions", path: "/{org_id}/sessions" }); // org.sessions.list
 */
export function nameOf({ operationId, tag, path }: Pick<Operation, "operationId" | "tag" | "path">): Name {
  const { group, says } = groupOf(tag);
  const holder = path.startsWith("/{org_id}") ? "org" : "crewkit";
  return { holder, group, method: operationId.replace(says, "") };
}

/**
 * The group of a tag.
 *
 * @throws if it has none.
 */
export function groupOf(tag: string): Group {
  const found = groups[tag];
  if (!found)
    throw new Error(`The client has no group for the tag ${tag}. Name one in packages/codegen/src/client/names.ts.`);
  return found;
}

/** A name as it is written in code. */
export function written({ holder, group, method }: Name): string {
  return `${holder}.${group}.${method}`;
}

/** The interface that holds the methods of a name's group: `OrgSessionsMethods`. */
export function interfaceOf({ holder, group }: Name): string {
  const capitalized = group.charAt(0).toUpperCase() + group.slice(1);
  return `${holder === "org" ? "Org" : ""}${capitalized}Methods`;
}

/**
 * The names that the client has promised, one per line. New names are added; only a person removes one, since that is a
 * breaking change.
 */
export function namesFile(contract: Contract): string {
  const promised = readFileSync(join(import.meta.dirname, "names.txt"), "utf8")
    .trim()
    .split("\n");
  const current = listOperations(contract).map((operation) => `${written(nameOf(operation))} ${operation.operationId}`);
  return `${[...new Set([...promised, ...current])].sort().join("\n")}\n`;
}

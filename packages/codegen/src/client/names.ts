import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, listOperations, type Operation } from "@crewkit/openapi";

/** The name of an operation in the client: `crewkit.auth.listPasskeys`, or `org.sessions.list`. */
export interface MethodName {
  /** `org` if the path begins with an organization's id. */
  receiver: "crewkit" | "org";
  group: string;
  method: string;
}

/** A group of methods. */
export interface Group {
  group: string;
  /** Words of an operationId that repeat the group's name. The method's name leaves out the first match. */
  omitted: RegExp;
  /** The common part of most of these words, which the client's tables have once. */
  noun: string;
}

/** The groups by tag. Changing a name or `says` is a breaking change of the client. */
const groups: Readonly<Record<string, Group>> = {
  Authentication: { group: "auth", omitted: /^$/, noun: "" },
  Organizations: { group: "organizations", omitted: /Organizations?/, noun: "Organization" },
  Members: { group: "members", omitted: /Members?/, noun: "Member" },
  Invitations: { group: "invitations", omitted: /Invitations?/, noun: "Invitation" },
  Roles: { group: "roles", omitted: /Roles?/, noun: "Role" },
  Projects: { group: "projects", omitted: /Projects?/, noun: "Project" },
  Repositories: { group: "repositories", omitted: /Repositor(y|ies)/, noun: "Repositor" },
  Sessions: { group: "sessions", omitted: /Sessions?/, noun: "Session" },
  Analytics: { group: "analytics", omitted: /Analytics/, noun: "Analytics" },
  Resources: { group: "resources", omitted: /(Organization)?Resources?/, noun: "Resource" },
  Versions: { group: "versions", omitted: /Resource(Versions?)?/, noun: "Resource" },
  Playbooks: { group: "playbooks", omitted: /Playbooks?/, noun: "Playbook" },
  Conventions: { group: "conventions", omitted: /Conventions?/, noun: "Convention" },
  Experiments: { group: "experiments", omitted: /Experiments?/, noun: "Experiment" },
  Health: { group: "health", omitted: /Health/, noun: "Health" },
};

/**
 * Names an operation.
 *
 * @throws if its tag has no group.
 * @example
 * nameOf({ operationId: "listSessions", tag: "Sessions", path: "/{org_id}/sessions" }); // org.sessions.list
 */
export function methodNameOf({ operationId, tag, path }: Pick<Operation, "operationId" | "tag" | "path">): MethodName {
  const { group, omitted } = groupOf(tag);
  const receiver = path.startsWith("/{org_id}") ? "org" : "crewkit";
  return { receiver, group, method: operationId.replace(omitted, "") };
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
export function formatName({ receiver, group, method }: MethodName): string {
  return `${receiver}.${group}.${method}`;
}

/** The interface that holds the methods of a name's group: `OrgSessionsMethods`. */
export function interfaceOf({ receiver, group }: MethodName): string {
  const capitalized = group.charAt(0).toUpperCase() + group.slice(1);
  return `${receiver === "org" ? "Org" : ""}${capitalized}Methods`;
}

/**
 * The names that the client has promised, one per line. New names are added; only a person removes one, since that is a
 * breaking change.
 */
export function namesFile(contract: Contract): string {
  const published = readFileSync(join(import.meta.dirname, "names.txt"), "utf8")
    .trim()
    .split("\n");
  const current = listOperations(contract).map(
    (operation) => `${formatName(methodNameOf(operation))} ${operation.operationId}`,
  );
  return `${[...new Set([...published, ...current])].sort().join("\n")}\n`;
}

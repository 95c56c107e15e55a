import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, listOperations, type Operation } from "@crewkit/openapi";

/** The name of a method: `crewkit.auth.listPasskeys` or `org.sessions.list`. */
export interface MethodName {
  /** `org` if the path starts with an organization ID. */
  receiver: "crewkit" | "org";
  group: string;
  method: string;
}

export interface Group {
  group: string;
  /** Words in the operationId that repeat the group. Method names omit the first match. */
  omitted: RegExp;
  /** The common part of these words. The client's tables contain it once. */
  noun: string;
}

/** The groups by tag. Changing a group or `omitted` is a breaking change in the client. */
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
 * @throws if the tag has no group.
 * @example
 * methodNameOf({ operationId: "listSessions", tag: "Sessions", path: "/{org_id}/sessions" }); // org.sessions.list
 */
export function methodNameOf({ operationId, tag, path }: Pick<Operation, "operationId" | "tag" | "path">): MethodName {
  const { group, omitted } = groupOf(tag);
  const receiver = path.startsWith("/{org_id}") ? "org" : "crewkit";
  return { receiver, group, method: operationId.replace(omitted, "") };
}

/** @throws if the tag has no group. */
export function groupOf(tag: string): Group {
  const group = groups[tag];
  if (!group)
    throw new Error(`The client has no group for the tag ${tag}. Add one to packages/codegen/src/client/names.ts.`);
  return group;
}

export function formatName({ receiver, group, method }: MethodName): string {
  return `${receiver}.${group}.${method}`;
}

/** The interface of a group: `OrgSessionsMethods`. */
export function interfaceOf({ receiver, group }: MethodName): string {
  const capitalized = group.charAt(0).toUpperCase() + group.slice(1);
  return `${receiver === "org" ? "Org" : ""}${capitalized}Methods`;
}

/** Adds new names to names.txt. Does not remove names, because removing a name is a breaking change. */
export function updateNames(contract: Contract): string {
  const published = readFileSync(join(import.meta.dirname, "names.txt"), "utf8")
    .trim()
    .split("\n");
  const current = listOperations(contract).map(
    (operation) => `${formatName(methodNameOf(operation))} ${operation.operationId}`,
  );
  return `${[...new Set([...published, ...current])].sort().join("\n")}\n`;
}

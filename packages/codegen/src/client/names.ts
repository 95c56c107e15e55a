import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, listOperations, type Operation } from "@crewkit/openapi";

/** The name of a group: `crewkit.auth` or `org.sessions`. */
export interface GroupName {
  /** `org` if the path starts with an organization ID. */
  receiver: "crewkit" | "org";
  group: string;
}

/** The name of a method: `crewkit.auth.listPasskeys` or `org.sessions.list`. */
export interface MethodName extends GroupName {
  method: string;
}

interface Group {
  group: string;
  /** Words in the operationId that repeat the group. Method names omit the first match. */
  omitted: RegExp;
}

/**
 * The groups of tags that are not named like the schema of the tag. Changing a group or `omitted` is a breaking change in the client.
 */
const groups: Readonly<Record<string, Group>> = {
  Authentication: { group: "auth", omitted: /^$/ },
  Resources: { group: "resources", omitted: /(Organization)?Resources?/ },
  Versions: { group: "versions", omitted: /Resource(Versions?)?/ },
};

/**
 * @example
 * methodNameOf({ operationId: "listSessions", tag: "Sessions", path: "/{org_id}/sessions" }); // org.sessions.list
 */
export function methodNameOf({ operationId, tag, path }: Pick<Operation, "operationId" | "tag" | "path">): MethodName {
  const { group, omitted } = groupOf(tag);
  const receiver = path.startsWith("/{org_id}") ? "org" : "crewkit";
  return { receiver, group, method: operationId.replace(omitted, "") };
}

/** By default, `Session labels` is `sessionLabels`, and its methods omit `SessionLabel` and `SessionLabels`. */
function groupOf(tag: string): Group {
  const name = tag.replace(/ (\w)/g, (_, letter) => letter.toUpperCase());
  const omitted = new RegExp(name.replace(/ies$/, "(y|ies)").replace(/s$/, "s?"));
  return groups[tag] ?? { group: name.charAt(0).toLowerCase() + name.slice(1), omitted };
}

export function formatName({ receiver, group, method }: MethodName): string {
  return `${receiver}.${group}.${method}`;
}

/** The code that gets a group from a client: `crewkit.org(id).sessions`. */
export function groupExpression({ receiver, group }: GroupName): string {
  return `${receiver === "org" ? "crewkit.org(id)" : "crewkit"}.${group}`;
}

/** The code that gets a method from a client: `crewkit.org(id).sessions.list`. */
export function methodExpression(name: MethodName): string {
  return `${groupExpression(name)}.${name.method}`;
}

/** The interface of a group: `OrgSessionsMethods`. */
export function interfaceOf({ receiver, group }: GroupName): string {
  const capitalized = group.charAt(0).toUpperCase() + group.slice(1);
  return `${receiver === "org" ? "Org" : ""}${capitalized}Methods`;
}

/** The variable with the operations of a group: `orgSessions`. */
export function tableOf(name: GroupName): string {
  return interfaceOf(name)
    .replace(/Methods$/, "")
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());
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

import { groupOf } from "./names.ts";
import { type ClientOperation, isList } from "./operation.ts";
import { flagsOf } from "./ops.ts";

/**
 * Generates the definitions of the methods of `createCrewkit`, in a compact format for small bundles. See
 * packages/client/src/methods.ts.
 */
export function generateTables(operations: ClientOperation[]): string {
  const { crewkit = [], org = [] } = Object.groupBy(operations, ({ name }) => name.receiver);
  return `export const root = \`${table(crewkit)}\`;

export const org = \`${table(org)}\`;
`;
}

function table(members: ClientOperation[]): string {
  const groups = [...Map.groupBy(members, ({ operation }) => operation.tag)];
  return groups.map(([tag, groupMembers]) => groupLines(tag, groupMembers)).join("\n");
}

function groupLines(tag: string, members: ClientOperation[]): string {
  const { group, noun } = groupOf(tag);
  const base = commonPath(members.map(({ operation }) => operation.path));
  const byPath = Map.groupBy(members, ({ operation }) => operation.path.slice(base.length));
  const lines = [...byPath].flatMap(([path, pathMembers]) => [path, ...pathMembers.map(operationLine)]);
  return [`${base} ${group} ${noun}`, ...lines.filter(Boolean)].join("\n");
}

/**
 * The line of an operation. In the operationId, underscores enclose the words that the method name omits, and `*` replaces the
 * group's noun.
 *
 * @example
 * operationLine(listSessionThreads); // "LIST list_*_Threads", for the noun "Session"
 */
function operationLine(clientOperation: ClientOperation): string {
  const { operationId, tag } = clientOperation.operation;
  const { omitted, noun } = groupOf(tag);
  const name = operationId.replace(omitted, (words) => `_${words.replace(noun, "*")}_`).replace(/_$/, "");
  return [...(isList(clientOperation) ? ["LIST"] : flagsOf(clientOperation)), name].join(" ");
}

function commonPath([first = "", ...others]: string[]): string {
  const segments = first.split("/");
  const bases = segments.map((_, index) => segments.slice(0, index + 1).join("/"));
  return bases.findLast((base) => others.every((path) => `${path}/`.startsWith(`${base}/`))) ?? "";
}

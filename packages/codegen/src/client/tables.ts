import { groupOf } from "./names.ts";
import { type ClientOperation, isList } from "./operation.ts";
import { flagsOf } from "./ops.ts";

/** Generates the definitions of the methods of `createCrewkit`, in a compact format for small bundles. */
export function generateTables(operations: ClientOperation[]): string {
  const { crewkit = [], org = [] } = Object.groupBy(operations, ({ name }) => name.receiver);
  return `import type { GroupDefinition } from "../methods.ts";

${table("root", crewkit)}

${table("org", org)}
`;
}

function table(name: string, members: ClientOperation[]): string {
  const entries = [...Map.groupBy(members, ({ operation }) => operation.tag)].map(([tag, groupMembers]) => {
    const { group, noun } = groupOf(tag);
    const base = commonPath(groupMembers.map(({ operation }) => operation.path));
    return `  ${group}: ["${noun}", "${base}", \`${definitionLines(groupMembers, base)}\`],\n`;
  });
  return `export const ${name}: Record<string, GroupDefinition> = {\n${entries.join("")}};`;
}

function definitionLines(members: ClientOperation[], base: string): string {
  const byPath = [...Map.groupBy(members, ({ operation }) => operation.path.slice(base.length))];
  return byPath.flatMap(([path, pathMembers]) => [path, ...pathMembers.map(tableEntryOf)]).join("\n");
}

/**
 * The definition that packages/client/src/methods.ts parses. In the operationId, underscores enclose the words that the
 * method name omits, and `*` replaces the group's noun.
 *
 * @example
 * tableEntryOf(listSessionThreads); // "LIST list_*_Threads", for the noun "Session"
 */
function tableEntryOf(clientOperation: ClientOperation): string {
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

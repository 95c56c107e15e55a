import { groupOf } from "./names.ts";
import { type ClientOperation, isList } from "./operation.ts";
import { flagsOf } from "./ops.ts";

/** Writes the index from which `createCrewkit` makes its methods. It is compact, since it is part of every bundle. */
export function tablesFile(operations: ClientOperation[]): string {
  const { crewkit = [], org = [] } = Object.groupBy(operations, ({ name }) => name.receiver);
  return `import type { GroupDefinition } from "../methods.ts";

${table("root", crewkit)}

${table("org", org)}
`;
}

function table(name: string, members: ClientOperation[]): string {
  const entries = [...Map.groupBy(members, ({ operation }) => operation.tag)].map(([tag, own]) => {
    const { group, noun } = groupOf(tag);
    const base = commonPath(own.map(({ operation }) => operation.path));
    return `  ${group}: ["${noun}", "${base}", \`${index(own, base)}\`],\n`;
  });
  return `export const ${name}: Record<string, GroupDefinition> = {\n${entries.join("")}};`;
}

function index(members: ClientOperation[], base: string): string {
  const byPath = [...Map.groupBy(members, ({ operation }) => operation.path.slice(base.length))];
  return byPath.flatMap(([path, own]) => [path, ...own.map(tableEntryOf)]).join("\n");
}

/**
 * The definition of an operation in the tables, which packages/client/src/methods.ts parses. The operationId has `_` around
 * the words that the method's name leaves out, and `*` for the group's noun. The path is on the line above.
 *
 * @example
 * tableLineOf(listSessionThreads); // "GET list list_*_Threads", for the noun "Session"
 */
function tableEntryOf(given: ClientOperation): string {
  const { operationId, method, tag } = given.operation;
  const { omitted, noun } = groupOf(tag);
  const name = operationId.replace(omitted, (said) => `_${said.replace(noun, "*")}_`).replace(/_$/, "");
  return [method.toUpperCase(), ...(isList(given) ? ["list"] : []), ...flagsOf(given), name].join(" ");
}

/** The segments with which all paths begin. */
function commonPath([first = "", ...others]: string[]): string {
  const segments = first.split("/");
  const bases = segments.map((_, at) => segments.slice(0, at + 1).join("/"));
  return bases.findLast((base) => others.every((path) => `${path}/`.startsWith(`${base}/`))) ?? "";
}

import { formatList } from "../typescript.ts";
import { type GroupName, groupExpression, interfaceOf, tableOf } from "./names.ts";
import type { ClientOperation } from "./operation.ts";
import { importLines } from "./signature.ts";

/** Generates the tables of operations: a file for each group, and a file for the groups of `crewkit` and of `org`. */
export function generateTables(operations: ClientOperation[]): Record<string, string> {
  const files = [...Map.groupBy(operations, ({ name }) => name.group)].map(
    ([group, members]) => [`operations/${group}.ts`, groupFile(group, members)] as const,
  );
  return { "operations.ts": groupsFile(operations), ...Object.fromEntries(files) };
}

function groupFile(group: string, members: ClientOperation[]): string {
  const tables = [...Map.groupBy(members, ({ name }) => name.receiver)];
  const names = tables.map(([receiver]) => ({ receiver, group }));
  const types = { "../../methods.ts": ["Operations"], [`../methods/${group}.ts`]: names.map(interfaceOf).sort() };
  const texts = tables.map(([receiver, own]) => table({ receiver, group }, own));
  return `${importLines(types).join("\n")}\n\n${texts.join("\n\n")}\n`;
}

/** Generates the object that has the operation of each method. */
function table(name: GroupName, members: ClientOperation[]): string {
  const rows = members.map((each) => `${formatList(`  ${each.name.method}: {`, fieldsOf(each), "}")},\n`);
  return `/** The operations of \`${groupExpression(name)}\`. */
export const ${tableOf(name)}: Operations<${interfaceOf(name)}> = {
${rows.join("")}};`;
}

/** The properties of an `Operation` in packages/client/src/operation.ts. */
function fieldsOf({ operation, input, success }: ClientOperation): string[] {
  const returns = returnsOf(success);
  return [
    `id: "${operation.operationId}"`,
    ...(operation.method === "get" ? [] : [`method: "${operation.method.toUpperCase()}"`]),
    `path: "${operation.path}"`,
    ...(input ? [`input: "${input.kind}"`] : []),
    ...(returns === "data" ? [] : [`returns: "${returns}"`]),
    ...(operation.secured ? [] : ["isPublic: true"]),
  ];
}

function returnsOf({ returns, type }: ClientOperation["success"]): string {
  if (returns === "list") return "data and meta";
  return returns === "data" && type.endsWith(" | null") ? "data or null" : returns;
}

function groupsFile(operations: ClientOperation[]): string {
  const { crewkit = [], org = [] } = Object.groupBy(operations, ({ name }) => name.receiver);
  const files = [...Map.groupBy(operations, ({ name }) => `./operations/${name.group}.ts`)];
  const tables = files.map(([file, members]) => [file, unique(members.map(({ name }) => tableOf(name))).sort()]);
  return `${importLines({ "../methods.ts": ["OperationGroups"], "./methods.ts": ["OrgMethods", "RootMethods"] }).join("\n")}
${importLines(Object.fromEntries(tables), "import").join("\n")}

/** The operations of \`crewkit\`, by group. */
${formatList("export const rootGroups: OperationGroups<RootMethods> = {", unique(crewkit.map(property)), "};")}

/** The operations of \`crewkit.org(id)\`, by group. */
${formatList("export const orgGroups: OperationGroups<OrgMethods> = {", unique(org.map(property)), "};")}
`;
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}

function property({ name }: ClientOperation): string {
  const table = tableOf(name);
  return table === name.group ? table : `${name.group}: ${table}`;
}

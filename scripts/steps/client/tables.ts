import { type GeneratedFiles, generatedBanner } from "../project.ts";
import { tableLineOf } from "./line.ts";
import { groupOf } from "./names.ts";
import type { ClientOperation } from "./read.ts";

/** The index by which `createCrewkit` makes its methods: short, since every bundle of it has the whole. */
export function tablesFiles(folder: string, operations: ClientOperation[]): GeneratedFiles {
  const { crewkit = [], org = [] } = Object.groupBy(operations, ({ name }) => name.holder);
  const text = `// ${generatedBanner("openapi/")}

import type { Group } from "../methods.ts";

${table("root", crewkit)}

${table("org", org)}
`;
  return new Map([[`${folder}/tables.ts`, text]]);
}

function table(name: string, members: ClientOperation[]): string {
  const entries = [...Map.groupBy(members, ({ operation }) => operation.tag)].map(([tag, own]) => {
    const { group, noun } = groupOf(tag);
    return `  ${group}: ["${noun}", \`${index(own)}\`],\n`;
  });
  return `export const ${name}: Record<string, Group> = {\n${entries.join("")}};`;
}

function index(members: ClientOperation[]): string {
  const byPath = [...Map.groupBy(members, ({ operation }) => operation.path)];
  return byPath.flatMap(([path, own]) => [path, ...own.map(tableLineOf)]).join("\n");
}

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
    const base = commonPath(own.map(({ operation }) => operation.path));
    return `  ${group}: ["${noun}", "${base}", \`${index(own, base)}\`],\n`;
  });
  return `export const ${name}: Record<string, Group> = {\n${entries.join("")}};`;
}

function index(members: ClientOperation[], base: string): string {
  const byPath = [...Map.groupBy(members, ({ operation }) => operation.path.slice(base.length))];
  return byPath.flatMap(([path, own]) => [path, ...own.map(tableLineOf)]).join("\n");
}

// What all paths begin with, up to the end of a segment.
function commonPath(paths: string[]): string {
  const [first = ""] = paths;
  const ends = [...first.split("/").keys()].map((count) =>
    first
      .split("/")
      .slice(0, count + 1)
      .join("/"),
  );
  return ends.findLast((base) => paths.every((path) => `${path}/`.startsWith(`${base}/`))) ?? "";
}

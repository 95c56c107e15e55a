import type { Contract } from "@crewkit/openapi";
import { generatedBanner } from "../project.ts";
import { docstring } from "./docs.ts";
import { groupDocs } from "./group-docs.ts";
import { importLines } from "./imports.ts";
import { interfaceOf } from "./names.ts";
import { commonFailures } from "./operation-docs.ts";
import type { ClientOperation } from "./read.ts";

/** The two interfaces that hold the groups. */
export function holdersFile(contract: Contract, operations: ClientOperation[]): string {
  const { crewkit = [], org = [] } = Object.groupBy(operations, ({ name }) => name.holder);
  const imports = [...Map.groupBy(operations, ({ name }) => name.group)].map(([group, members]) => {
    return [`./methods/${group}.ts`, [...new Set(members.map(({ name }) => interfaceOf(name)))].sort()];
  });
  return `// ${generatedBanner("openapi/")}

${importLines(Object.fromEntries(imports)).join("\n")}

${imports.map(([path]) => `export type * from "${path}";`).join("\n")}

${holderDocs("The operations that stand under no organization, by group. What belongs to one is at `org(id)`.", crewkit)}
export interface RootMethods {
${groupLines(contract, crewkit, operations)}
}

${holderDocs("The operations of an organization, by group.", org)}
export interface OrgMethods {
${groupLines(contract, org, operations)}
}
`;
}

function groupLines(contract: Contract, members: ClientOperation[], all: ClientOperation[]): string {
  const groups = [...Map.groupBy(members, ({ name }) => name.group)].map(([group, own]) => {
    const [first] = own;
    return first && `${docstring(groupDocs(contract, own, all), "  ")}\n  ${group}: ${interfaceOf(first.name)};`;
  });
  return groups.join("\n\n");
}

function holderDocs(title: string, members: ClientOperation[]): string {
  const [{ path, name } = { path: [], name: undefined }] = members;
  const example = name?.holder === "org" ? `crewkit.org("${path[0]?.example}")` : "createCrewkit()";
  return docstring({
    paragraphs: [title, "Beside what is said of each, any can fail with these, with 401 where it needs a token:"],
    tags: commonFailures.map((status) => `@throws {CrewkitError} ${status}: ${described(status, members)}`),
    example: `const ${name?.holder} = ${example};`,
  });
}

function described(status: string, members: ClientOperation[]): string | undefined {
  const told = members.find(({ operation }) => operation.secured && operation.responses[status]);
  return told?.operation.responses[status]?.description;
}

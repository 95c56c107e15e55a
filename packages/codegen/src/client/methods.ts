import type { Contract } from "@crewkit/openapi";
import { commonErrors, groupDocs, methodDocs } from "./docs.ts";
import { docstring, formatList } from "./layout.ts";
import { interfaceOf } from "./names.ts";
import type { ClientOperation } from "./operation.ts";
import { importLines, methodParametersOf, resultOf, typesOf } from "./signature.ts";

/** Writes the documented types of the methods: one file per group, and one for `crewkit` and `org`, which have the groups. */
export function methodsFiles(contract: Contract, operations: ClientOperation[]): Record<string, string> {
  const files = [...Map.groupBy(operations, ({ name }) => name.group)].map(
    ([group, members]) => [`methods/${group}.ts`, groupFile(contract, members, operations)] as const,
  );
  return { "methods.ts": receiversFile(contract, operations), ...Object.fromEntries(files) };
}

function groupFile(contract: Contract, members: ClientOperation[], operations: ClientOperation[]): string {
  const interfaces = [...Map.groupBy(members, ({ name }) => interfaceOf(name))].map(([name, own]) => {
    const methods = own.map((each) => `${docstring(methodDocs(contract, each), "  ")}\n${method(each)}`);
    return `${docstring(groupDocs(contract, own, operations))}\nexport interface ${name} {\n${methods.join("\n\n")}\n}\n`;
  });
  return `${importLines(typesOf(members)).join("\n")}\n\n${interfaces.join("\n")}`;
}

function method(given: ClientOperation): string {
  return formatList(`  ${given.name.method}(`, methodParametersOf(given), `): ${resultOf(given)};`);
}

function receiversFile(contract: Contract, operations: ClientOperation[]): string {
  const { crewkit = [], org = [] } = Object.groupBy(operations, ({ name }) => name.receiver);
  const imports = [...Map.groupBy(operations, ({ name }) => name.group)].map(([group, members]) => {
    return [`./methods/${group}.ts`, [...new Set(members.map(({ name }) => interfaceOf(name)))].sort()];
  });
  return `${importLines(Object.fromEntries(imports)).join("\n")}

${imports.map(([path]) => `export type * from "${path}";`).join("\n")}

${receiverDocs("The operations that stand under no organization, by group. What belongs to one is at `org(id)`.", crewkit)}
export interface RootMethods {
${groupLines(contract, crewkit, operations)}
}

${receiverDocs("The operations of an organization, by group.", org)}
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

function receiverDocs(title: string, members: ClientOperation[]): string {
  const [{ pathParameters, name } = { pathParameters: [], name: undefined }] = members;
  const example = name?.receiver === "org" ? `crewkit.org("${pathParameters[0]?.example}")` : "createCrewkit()";
  return docstring({
    paragraphs: [title, "Beside what is said of each, any can fail with these, with 401 where it needs a token:"],
    tags: commonErrors.map((status) => `@throws {CrewkitError} ${status}: ${descriptionOf(status, members)}`),
    example: `const ${name?.receiver} = ${example};`,
  });
}

function descriptionOf(status: string, members: ClientOperation[]): string | undefined {
  const documented = members.find(({ operation }) => operation.secured && operation.responses[status]);
  return documented?.operation.responses[status]?.description;
}

import type { Contract } from "@crewkit/openapi";
import { docstring, formatList } from "../typescript.ts";
import { commonErrors, groupDocs, methodDocs } from "./docs.ts";
import { interfaceOf } from "./names.ts";
import type { ClientOperation } from "./operation.ts";
import { importLines, importsOf, methodParametersOf, returnTypeOf } from "./signature.ts";

/** Generates the documented method types: a file for each group, and one file for `crewkit` and `org`. */
export function generateMethodTypes(contract: Contract, operations: ClientOperation[]): Record<string, string> {
  const files = [...Map.groupBy(operations, ({ name }) => name.group)].map(
    ([group, members]) => [`methods/${group}.ts`, groupFile(contract, members, operations)] as const,
  );
  return { "methods.ts": receiversFile(contract, operations), ...Object.fromEntries(files) };
}

function groupFile(contract: Contract, members: ClientOperation[], operations: ClientOperation[]): string {
  const interfaces = [...Map.groupBy(members, ({ name }) => interfaceOf(name))].map(([name, interfaceMembers]) => {
    const methods = interfaceMembers.map((each) => `${docstring(methodDocs(contract, each), "  ")}\n${method(each)}`);
    return `${docstring(groupDocs(contract, interfaceMembers, operations))}\nexport interface ${name} {\n${methods.join("\n\n")}\n}\n`;
  });
  return `${importLines(importsOf(members)).join("\n")}\n\n${interfaces.join("\n")}`;
}

function method(clientOperation: ClientOperation): string {
  return formatList(
    `  ${clientOperation.name.method}(`,
    methodParametersOf(clientOperation),
    `): ${returnTypeOf(clientOperation)};`,
  );
}

function receiversFile(contract: Contract, operations: ClientOperation[]): string {
  const { crewkit = [], org = [] } = Object.groupBy(operations, ({ name }) => name.receiver);
  const imports = [...Map.groupBy(operations, ({ name }) => name.group)].map(([group, members]) => {
    return [`./methods/${group}.ts`, [...new Set(members.map(({ name }) => interfaceOf(name)))].sort()];
  });
  return `${importLines({ ...Object.fromEntries(imports), "../methods.ts": ["UseInstead"] }).join("\n")}

${imports.map(([path]) => `export type * from "${path}";`).join("\n")}

${receiverDocs("Operations that do not belong to an organization, by group. For all others, see `org(id)`.", crewkit)}
export interface RootMethods {
${groupLines(contract, crewkit, operations)}

${hintLines(crewkit, org)}
}

${receiverDocs("Operations that belong to an organization, by group.", org)}
export interface OrgMethods {
${groupLines(contract, org, operations)}
}
`;
}

function groupLines(contract: Contract, members: ClientOperation[], all: ClientOperation[]): string {
  const groups = [...Map.groupBy(members, ({ name }) => name.group)].map(([group, groupMembers]) => {
    const [first] = groupMembers;
    return (
      first && `${docstring(groupDocs(contract, groupMembers, all), "  ")}\n  ${group}: ${interfaceOf(first.name)};`
    );
  });
  return groups.join("\n\n");
}

/** The groups that exist only on `org`. The compiler's error for a call of their methods contains the code to use instead. */
function hintLines(crewkit: ClientOperation[], org: ClientOperation[]): string {
  const taken = crewkit.map(({ name }) => name.group);
  const groups = new Set(org.map(({ name }) => name.group).filter((group) => !taken.includes(group)));
  return [...groups].map(hint).join("\n\n");
}

function hint(group: string): string {
  const code = `crewkit.org(id).${group}`;
  return `${docstring({ paragraphs: [`@deprecated Use \`${code}\`.`] }, "  ")}\n  readonly ${group}: UseInstead<"${code}">;`;
}

function receiverDocs(title: string, members: ClientOperation[]): string {
  const [{ pathParameters, name } = { pathParameters: [], name: undefined }] = members;
  const example = name?.receiver === "org" ? `crewkit.org("${pathParameters[0]?.example}")` : "createCrewkit()";
  return docstring({
    paragraphs: [title, "All operations can fail with these errors. Only operations that require a token return 401."],
    tags: commonErrors.map((status) => `@throws {CrewkitError} ${status}: ${descriptionOf(status, members)}`),
    example: `const ${name?.receiver} = ${example};`,
  });
}

function descriptionOf(status: string, members: ClientOperation[]): string | undefined {
  const documented = members.find(({ operation }) => operation.secured && operation.responses[status]);
  return documented?.operation.responses[status]?.description;
}

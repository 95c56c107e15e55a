import type { Contract } from "@crewkit/openapi";
import { docstring, formatList } from "../typescript.ts";
import { commonErrors, groupDocs, methodDocs } from "./docs.ts";
import { groupExpression, interfaceOf, methodExpression } from "./names.ts";
import type { ClientOperation } from "./operation.ts";
import { importLines, importsOf, parametersOf, returnTypeOf } from "./signature.ts";

/** Generates the documented method types: a file for each group, and one file for `crewkit` and `org`. */
export function generateMethodTypes(contract: Contract, operations: ClientOperation[]): Record<string, string> {
  const files = [...Map.groupBy(operations, ({ name }) => name.group)].map(
    ([group, members]) => [`methods/${group}.ts`, groupFile(contract, members, operations)] as const,
  );
  return { "methods.ts": receiversFile(contract, operations), ...Object.fromEntries(files) };
}

function groupFile(contract: Contract, members: ClientOperation[], operations: ClientOperation[]): string {
  const interfaces = [...Map.groupBy(members, ({ name }) => interfaceOf(name))].map(([name, own]) => {
    const methods = own.map((each) => `${docstring(methodDocs(contract, each), "  ")}\n${method(each)}`);
    const lines = [...methods, ...methodHints(own, members)].join("\n\n");
    return `${docstring(groupDocs(contract, own, operations))}\nexport interface ${name} {\n${lines}\n}\n`;
  });
  const imports = { ...importsOf(members), ...(interfaces.length > 1 && { "../../methods.ts": ["UseInstead"] }) };
  return `${importLines(imports).join("\n")}\n\n${interfaces.join("\n")}`;
}

/** Hints for the methods of a group that exist only on the other object. */
function methodHints(own: ClientOperation[], group: ClientOperation[]): string[] {
  const methods = own.map(({ name }) => name.method);
  const others = group.filter(({ name }) => !methods.includes(name.method));
  return others.map(({ name }) => hint(name.method, methodExpression(name)));
}

function method(clientOperation: ClientOperation): string {
  return formatList(
    `  ${clientOperation.name.method}(`,
    parametersOf(clientOperation),
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

${groupHints(crewkit, org)}
}

${receiverDocs("Operations that belong to an organization, by group.", org)}
export interface OrgMethods {
${groupLines(contract, org, operations)}

${groupHints(org, crewkit)}
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

/** Hints for the groups that exist only on the other object. */
function groupHints(own: ClientOperation[], others: ClientOperation[]): string {
  const groups = own.map(({ name }) => name.group);
  const missing = others.filter(({ name }) => !groups.includes(name.group));
  const hints = missing.map(({ name }) => hint(name.group, groupExpression(name)));
  return [...new Set(hints)].join("\n\n");
}

/** A property whose type contains the code to use instead, so that the compiler's error shows it. */
function hint(name: string, expression: string): string {
  return `${docstring({ paragraphs: [`@deprecated Use \`${expression}\`.`] }, "  ")}\n  readonly ${name}: UseInstead<"${expression}">;`;
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

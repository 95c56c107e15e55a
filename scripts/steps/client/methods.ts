import type { Contract } from "@crewkit/openapi";
import { type GeneratedFiles, generatedBanner } from "../project.ts";
import { docstring } from "./docs.ts";
import { groupDocs } from "./group-docs.ts";
import { holdersFile } from "./holders.ts";
import { importLines, typesOf } from "./imports.ts";
import { between } from "./layout.ts";
import { interfaceOf } from "./names.ts";
import { docsOf } from "./operation-docs.ts";
import type { ClientOperation } from "./read.ts";
import { methodParametersOf, resultOf } from "./signature.ts";

/** The types of the methods, documented: an interface a group, and two that hold the groups. */
export function methodsFiles(folder: string, contract: Contract, operations: ClientOperation[]): GeneratedFiles {
  const groups = [...Map.groupBy(operations, ({ name }) => name.group)];
  const files = groups.map(
    ([group, members]) => [`${folder}/methods/${group}.ts`, groupFile(contract, members, operations)] as const,
  );
  return new Map([[`${folder}/methods.ts`, holdersFile(contract, operations)], ...files]);
}

function groupFile(contract: Contract, members: ClientOperation[], operations: ClientOperation[]): string {
  const interfaces = [...Map.groupBy(members, ({ name }) => interfaceOf(name))].map(([name, own]) => {
    const methods = own.map((each) => `${docstring(docsOf(contract, each), "  ")}\n${method(each)}`);
    return `${docstring(groupDocs(contract, own, operations))}\nexport interface ${name} {\n${methods.join("\n\n")}\n}\n`;
  });
  return `// ${generatedBanner("openapi/")}\n\n${importLines(typesOf(members)).join("\n")}\n\n${interfaces.join("\n")}`;
}

function method(given: ClientOperation): string {
  return between(`  ${given.name.method}(`, methodParametersOf(given), `): ${resultOf(given)};`);
}

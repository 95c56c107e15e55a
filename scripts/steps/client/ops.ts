import { type GeneratedFiles, generatedBanner } from "../project.ts";
import { docstring } from "./docs.ts";
import { importLines, typesOf } from "./imports.ts";
import { between } from "./layout.ts";
import { isList, lineOf } from "./line.ts";
import { pointerOf } from "./operation-docs.ts";
import type { ClientOperation } from "./read.ts";
import { parametersOf, resultOf } from "./signature.ts";

/** Each operation as a function of its own, a file a group, and one file that exports them all. */
export function opsFiles(folder: string, operations: ClientOperation[]): GeneratedFiles {
  const files = [...Map.groupBy(operations, ({ name }) => name.group)].map(
    ([group, members]) => [`${folder}/ops/${group}.ts`, file(members)] as const,
  );
  const exports = files.map(([path]) => `export * from "./${path.slice(folder.length + 1)}";`);
  return new Map([
    [`${folder}/ops.ts`, `// ${generatedBanner("openapi/")}\n\n${exports.sort().join("\n")}\n`],
    ...files,
  ]);
}

function file(members: ClientOperation[]): string {
  return `// ${generatedBanner("openapi/")}

${importLines({ ...typesOf(members), "../../connection.ts": ["Connection"] }).join("\n")}
${importLines({ "../../operation.ts": makersOf(members) }, "import").join("\n")}

${members.map(constant).join("\n\n")}
`;
}

function makersOf(members: ClientOperation[]): string[] {
  return [...new Set(members.map((each) => (isList(each) ? "list" : "operation")))].sort();
}

function constant(given: ClientOperation): string {
  const parameters = ["connection: Connection", ...parametersOf(given)];
  const head = between(`export const ${given.operation.operationId}: (`, parameters, `) => ${resultOf(given)} =`);
  const maker = isList(given) ? "list" : "operation";
  return `${docstring(pointerOf(given))}\n${head}\n  /* @__PURE__ */ ${maker}("${lineOf(given)}");`;
}

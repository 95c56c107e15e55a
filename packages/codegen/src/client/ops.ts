import { docstring, formatList } from "../typescript.ts";
import { functionDocs } from "./docs.ts";
import { tableOf } from "./names.ts";
import { type ClientOperation, isList } from "./operation.ts";
import { importLines, importsOf, parametersOf, returnTypeOf, unique } from "./signature.ts";

/** Generates a function for each operation: a file for each group, and an index. */
export function generateFunctions(operations: ClientOperation[]): Record<string, string> {
  const groups = [...Map.groupBy(operations, ({ name }) => name.group)];
  const files = groups.map(([group, members]) => [`ops/${group}.ts`, groupFile(group, members)] as const);
  const exports = files.map(([path]) => `export * from "./${path}";`);
  return { "ops.ts": `${exports.sort().join("\n")}\n`, ...Object.fromEntries(files) };
}

function groupFile(group: string, members: ClientOperation[]): string {
  const types = importLines({ ...importsOf(members), "../../transport.ts": ["Connection"] });
  const values = importLines(
    {
      "../../operation.ts": unique(members.map(calleeOf)).sort(),
      [`../operations/${group}.ts`]: unique(members.map(({ name }) => tableOf(name))).sort(),
    },
    "import",
  );
  return `${[...types, ...values].join("\n")}\n\n${members.map(operationFunction).join("\n\n")}\n`;
}

function operationFunction(clientOperation: ClientOperation): string {
  const { operation, name, pathParameters, input } = clientOperation;
  const parameters = ["connection: Connection", ...parametersOf(clientOperation)];
  const head = formatList(
    `export function ${operation.operationId}(`,
    parameters,
    `): ${returnTypeOf(clientOperation)} {`,
  );
  const params = pathParameters.map((parameter) => parameter.name).join(", ");
  const args = [...(params ? [`params: [${params}]`] : []), ...(input ? [input.kind] : []), "options"].join(", ");
  const call = `${calleeOf(clientOperation)}(connection, ${tableOf(name)}.${name.method}, { ${args} })`;
  return `${docstring(functionDocs(clientOperation))}\n${head}\n  return ${call};\n}`;
}

function calleeOf(clientOperation: ClientOperation): "callList" | "callOperation" {
  return isList(clientOperation) ? "callList" : "callOperation";
}

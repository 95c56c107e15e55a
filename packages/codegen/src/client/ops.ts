import { docstring, formatList } from "../typescript.ts";
import { functionDocs } from "./docs.ts";
import { type ClientOperation, isList } from "./operation.ts";
import { importLines, importsOf, parametersOf, returnTypeOf } from "./signature.ts";
import { fieldsOf } from "./tables.ts";

/** Generates a function for each operation: a file for each group, and an index. */
export function generateFunctions(operations: ClientOperation[]): Record<string, string> {
  const groups = [...Map.groupBy(operations, ({ name }) => name.group)];
  const files = groups.map(([group, members]) => [`ops/${group}.ts`, groupFile(members)] as const);
  const exports = files.map(([path]) => `export * from "./${path}";`);
  return { "ops.ts": `${exports.sort().join("\n")}\n`, ...Object.fromEntries(files) };
}

function groupFile(members: ClientOperation[]): string {
  const types = importLines({
    ...importsOf(members),
    "../../operation.ts": ["Operation"],
    "../../transport.ts": ["Connection"],
  });
  const calls = importLines({ "../../operation.ts": [...new Set(members.map(calleeOf))].sort() }, "import");
  return `${[...types, ...calls].join("\n")}\n\n${members.map(operationFunction).join("\n\n")}\n`;
}

function operationFunction(clientOperation: ClientOperation): string {
  const { operation, pathParameters, input } = clientOperation;
  const parameters = ["connection: Connection", ...parametersOf(clientOperation)];
  const head = formatList(
    `export function ${operation.operationId}(`,
    parameters,
    `): ${returnTypeOf(clientOperation)} {`,
  );
  const params = pathParameters.map((parameter) => parameter.name).join(", ");
  const args = [...(params ? [`params: [${params}]`] : []), ...(input ? [input.kind] : []), "options"].join(", ");
  return `${docstring(functionDocs(clientOperation))}
${head}
${formatList("  const operation: Operation = {", fieldsOf(clientOperation), "};")}
  return ${calleeOf(clientOperation)}(connection, operation, { ${args} });
}`;
}

function calleeOf(clientOperation: ClientOperation): "callList" | "callOperation" {
  return isList(clientOperation) ? "callList" : "callOperation";
}

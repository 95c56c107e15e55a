import { docstring, formatList } from "../typescript.ts";
import { functionDocs } from "./docs.ts";
import { type ClientOperation, isList } from "./operation.ts";
import { importLines, importsOf, parametersOf, returnTypeOf } from "./signature.ts";

/** Generates a function for each operation: a file for each group, and an index. */
export function generateFunctions(operations: ClientOperation[]): Record<string, string> {
  const groups = [...Map.groupBy(operations, ({ name }) => name.group)];
  const files = groups.map(([group, members]) => [`ops/${group}.ts`, file(members)] as const);
  const exports = files.map(([path]) => `export * from "./${path}";`);
  return { "ops.ts": `${exports.sort().join("\n")}\n`, ...Object.fromEntries(files) };
}

function file(members: ClientOperation[]): string {
  const factories = [...new Set(members.map(factoryOf))].sort();
  return `${importLines({ ...importsOf(members), "../../transport.ts": ["Connection"] }).join("\n")}
${importLines({ "../../operation.ts": factories }, "import").join("\n")}

${members.map(constant).join("\n\n")}
`;
}

function constant(clientOperation: ClientOperation): string {
  const parameters = ["connection: Connection", ...parametersOf(clientOperation)];
  const head = formatList(
    `export const ${clientOperation.operation.operationId}: (`,
    parameters,
    `) => ${returnTypeOf(clientOperation)} =`,
  );
  const value = `/* @__PURE__ */ ${factoryOf(clientOperation)}(${definitionOf(clientOperation)})`;
  return `${docstring(functionDocs(clientOperation))}\n${head}\n  ${value};`;
}

function factoryOf(clientOperation: ClientOperation): "defineList" | "defineOperation" {
  return isList(clientOperation) ? "defineList" : "defineOperation";
}

/**
 * The arguments of `defineOperation` or `defineList` in packages/client/src/operation.ts.
 *
 * @example
 * definitionOf(createProject); // '"createProject", "/{org_id}/projects", "POST", "body"'
 */
function definitionOf(clientOperation: ClientOperation): string {
  const { operationId, path } = clientOperation.operation;
  const rest = isList(clientOperation) ? [] : flagsOf(clientOperation);
  return [operationId, path, ...rest].map((value) => `"${value}"`).join(", ");
}

/** The last arguments of `defineOperation`: the method, the input, the returned part of the body and the access. */
export function flagsOf({ operation, success, input }: ClientOperation): string[] {
  const method = operation.method.toUpperCase();
  const flags = [method, input?.kind ?? "", success.returns, operation.secured ? "" : "public"];
  // Omits arguments that have their default values.
  if (operation.secured) flags.pop();
  if (operation.secured && success.returns === "data") flags.pop();
  if (flags.length === 2 && !input) flags.pop();
  return flags;
}

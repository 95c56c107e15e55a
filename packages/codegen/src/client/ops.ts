import { functionDocs } from "./docs.ts";
import { docstring, formatList } from "./layout.ts";
import { type ClientOperation, isList } from "./operation.ts";
import { importLines, parametersOf, resultOf, typesOf } from "./signature.ts";

/** Writes each operation as a function: one file per group, and one that exports them all. */
export function opsFiles(operations: ClientOperation[]): Record<string, string> {
  const groups = [...Map.groupBy(operations, ({ name }) => name.group)];
  const files = groups.map(([group, members]) => [`ops/${group}.ts`, file(members)] as const);
  const exports = files.map(([path]) => `export * from "./${path}";`);
  return { "ops.ts": `${exports.sort().join("\n")}\n`, ...Object.fromEntries(files) };
}

function file(members: ClientOperation[]): string {
  const factories = [...new Set(members.map(factoryOf))].sort();
  return `${importLines({ ...typesOf(members), "../../connection.ts": ["Connection"] }).join("\n")}
${importLines({ "../../operation.ts": factories }, "import").join("\n")}

${members.map(constant).join("\n\n")}
`;
}

function constant(given: ClientOperation): string {
  const parameters = ["connection: Connection", ...parametersOf(given)];
  const head = formatList(`export const ${given.operation.operationId}: (`, parameters, `) => ${resultOf(given)} =`);
  return `${docstring(functionDocs(given))}\n${head}\n  /* @__PURE__ */ ${factoryOf(given)}("${definitionOf(given)}");`;
}

function factoryOf(given: ClientOperation): "defineList" | "defineOperation" {
  return isList(given) ? "defineList" : "defineOperation";
}

/**
 * The definition of an operation at run time, which packages/client/src/operation.ts parses.
 *
 * @example
 * lineOf(createProject); // "createProject POST /{org_id}/projects body"
 */
function definitionOf(given: ClientOperation): string {
  const { operationId, method, path } = given.operation;
  return [operationId, method.toUpperCase(), path, ...flagsOf(given)].join(" ");
}

/** How an operation differs from a secured one without input that returns `data`. Lists imply theirs. */
export function flagsOf({ operation, success, input }: ClientOperation): string[] {
  const { returns } = success;
  return [
    ...(input && returns !== "list" ? [input.kind] : []),
    ...(operation.secured ? [] : ["public"]),
    ...(returns === "user" || returns === "whole" ? [returns] : []),
  ];
}

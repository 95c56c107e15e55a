import { pathToFileURL } from "node:url";
import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import openapiTS, { astToString } from "openapi-typescript";
import { bundleFile } from "./bundle.ts";
import { inputOf } from "./client/input.ts";
import { type GeneratedFiles, generatedBanner } from "./project.ts";

const folder = "packages/types/src/generated";

/**
 * The TypeScript types of the bundled contract: `paths` and `operations` for openapi-fetch, each schema under its own
 * name, and the query of each operation that has one.
 */
export async function typeFiles(): Promise<GeneratedFiles> {
  const ast = await openapiTS(pathToFileURL(bundleFile), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
  });
  return new Map([
    [`${folder}/contract.ts`, `// ${generatedBanner("openapi/")}\n\n${astToString(ast)}`],
    [`${folder}/queries.ts`, queryTypes(readContract())],
  ]);
}

/** A type for the query of each operation, such as `ListSessionsQuery`. */
function queryTypes(contract: Contract): string {
  const types = listOperations(contract).flatMap((operation) => queryType(operation) ?? []);
  return `// ${generatedBanner("openapi/")}

import type { operations } from "./contract.ts";

${types.join("\n")}`;
}

function queryType(operation: Operation): string | undefined {
  const { operationId, method, path } = operation;
  const input = inputOf(operation);
  if (input?.kind !== "query") return undefined;
  return `/** The query of \`${method.toUpperCase()} ${path}\`. */
export type ${input.type} = NonNullable<operations["${operationId}"]["parameters"]["query"]>;
`;
}

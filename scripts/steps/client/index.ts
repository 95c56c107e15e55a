import type { Contract } from "@crewkit/openapi";
import type { GeneratedFiles } from "../project.ts";
import { methodsFiles } from "./methods.ts";
import { opsFiles } from "./ops.ts";
import { readOperations } from "./read.ts";
import { tablesFiles } from "./tables.ts";

/** The folder of the client's generated files, relative to the root. */
export const clientFolder = "packages/client/src/generated";

/** The client's operations: as functions, as typed and documented methods, and as the index that makes the methods. */
export function clientFiles(contract: Contract): GeneratedFiles {
  const operations = readOperations(contract);
  return new Map([
    ...opsFiles(clientFolder, operations),
    ...methodsFiles(clientFolder, contract, operations),
    ...tablesFiles(clientFolder, operations),
  ]);
}

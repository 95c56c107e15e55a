import type { Contract } from "@crewkit/openapi";
import { contractFile } from "./contract.ts";
import { methodsFiles } from "./methods.ts";
import { readOperations } from "./operation.ts";
import { opsFiles } from "./ops.ts";
import { tablesFile } from "./tables.ts";

/** Generates the client's constants, functions and documented method types, and the definitions that both use. */
export function generateClient(contract: Contract): Record<string, string> {
  const operations = readOperations(contract);
  return {
    "contract.ts": contractFile(contract),
    "tables.ts": tablesFile(operations),
    ...opsFiles(operations),
    ...methodsFiles(contract, operations),
  };
}

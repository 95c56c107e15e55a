import type { Contract } from "@crewkit/openapi";
import { contractFile } from "./contract.ts";
import { methodsFiles } from "./methods.ts";
import { readOperations } from "./operation.ts";
import { opsFiles } from "./ops.ts";
import { tablesFile } from "./tables.ts";

/** The client's operations as functions, as typed and documented methods, and as the index that makes the methods. */
export function generateClient(contract: Contract): Record<string, string> {
  const operations = readOperations(contract);
  return {
    "contract.ts": contractFile(contract),
    "tables.ts": tablesFile(operations),
    ...opsFiles(operations),
    ...methodsFiles(contract, operations),
  };
}

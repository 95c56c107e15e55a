import type { Contract } from "@crewkit/openapi";
import { generateConstants } from "./contract.ts";
import { generateMethodTypes } from "./methods.ts";
import { readOperations } from "./operation.ts";
import { generateTables } from "./tables.ts";

export { exampleInputOf } from "./example.ts";
export { formatName } from "./names.ts";
export { type ClientOperation, readOperations } from "./operation.ts";

/**
 * Generates the client's constants, documented method types, and tables of operations.
 *
 * @param version the client's own version.
 */
export function generateClient(contract: Contract, version: string): Record<string, string> {
  const operations = readOperations(contract);
  return {
    "contract.ts": generateConstants(contract, version),
    ...generateTables(operations),
    ...generateMethodTypes(contract, operations),
  };
}

import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import { oncePer } from "../contract/once.ts";

/** The operations of a contract with this name; each one for `*`. */
export function operationsNamed(contract: Contract, name: string): Operation[] {
  const operations = operationsIn(contract);
  return name === "*" ? operations : operations.filter(({ operationId }) => operationId === name);
}

// To list them takes some 20 ms.
const operationsIn = oncePer(listOperations);

/** What is said of an operation that is none. */
export const unknownOperation = "is not an operation of the contract";

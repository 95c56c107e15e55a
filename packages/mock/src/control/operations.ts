import { type Contract, listOperations, type Operation } from "@crewkit/openapi";

// To list them takes some 20 ms, and a contract does not change.
const listed = new WeakMap<Contract, Operation[]>();

/** The operations of a contract with this name; each one for `*`. */
export function operationsNamed(contract: Contract, name: string): Operation[] {
  const operations = listed.get(contract) ?? listOperations(contract);
  listed.set(contract, operations);
  return name === "*" ? operations : operations.filter(({ operationId }) => operationId === name);
}

/** What is said of an operation that is none. */
export const unknownOperation = "is not an operation of the contract";

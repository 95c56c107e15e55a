import { type Contract, listOperations } from "@crewkit/openapi";
import { planOperation } from "./operation-plan.ts";
import { createSharedErrors, sharedErrorNames } from "./shared-errors.ts";
import type { GetChecks } from "./validation.ts";

/** Validates a contract by compiling the checks and shared errors of all operations. */
export function checkContract(contract: Contract, getChecks: GetChecks): void {
  const error = createSharedErrors(contract);
  for (const name of sharedErrorNames) error(name);
  const operations = listOperations(contract);
  if (operations.length === 0) throw new Error("The contract has no operations.");
  for (const operation of operations) {
    const { pathParameters, checkQuery, body } = planOperation(getChecks(contract), operation);
    for (const check of [...pathParameters.map((each) => each.check), checkQuery, body?.check]) check?.(null);
  }
}

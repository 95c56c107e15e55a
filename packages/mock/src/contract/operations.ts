import { listOperationLocations, readOperation } from "@crewkit/openapi";
import { lazy, memoize } from "./memoize.ts";
import { type OperationPlan, planOperation } from "./operation-plan.ts";
import { createRouter, type Router } from "./router.ts";
import type { SchemaChecks } from "./validation.ts";

/** The contract's operations, ready to be found, each planned when it is first asked for. */
export type Operations = Router<() => OperationPlan>;

/** The operations of a contract, with its checks. They are made once, however many mocks answer by it. */
export const operationsOf: (checks: SchemaChecks) => Operations = memoize((checks) => {
  const { document } = checks;
  const entries = listOperationLocations(document).map((place) => {
    return { ...place, entry: lazy(() => planOperation(checks, readOperation(document, place))) };
  });
  return createRouter(entries);
});

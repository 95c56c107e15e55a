import { listOperationLocations, readOperation } from "@crewkit/openapi";
import { lazy, memoize } from "./memoize.ts";
import { type OperationPlan, planOperation } from "./operation-plan.ts";
import { createRouter, type Router } from "./router.ts";
import type { SchemaChecks } from "./validation.ts";

export type Operations = Router<() => OperationPlan>;

/** Returns the operations of a contract, which all mocks with this contract share. They are prepared on first use. */
export const operationsOf: (checks: SchemaChecks) => Operations = memoize((checks) => {
  const { document } = checks;
  const entries = listOperationLocations(document).map((location) => {
    return { ...location, entry: lazy(() => planOperation(checks, readOperation(document, location))) };
  });
  return createRouter(entries);
});

import { listOperationLocations, readOperation } from "@crewkit/openapi";
import { lazy, memoize } from "./memoize.ts";
import { type OperationPlan, planOperation } from "./operation-plan.ts";
import { createRouter, type Router } from "./router.ts";
import type { SchemaChecks } from "./validation.ts";

/** The operations of a contract. Each one is prepared on first use. */
export type Operations = Router<() => OperationPlan>;

/** Memoized, so that all mocks with the same contract share its operations. */
export const operationsOf: (checks: SchemaChecks) => Operations = memoize((checks) => {
  const { document } = checks;
  const entries = listOperationLocations(document).map((place) => {
    return { ...place, entry: lazy(() => planOperation(checks, readOperation(document, place))) };
  });
  return createRouter(entries);
});

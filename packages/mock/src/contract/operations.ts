import { listOperations } from "@crewkit/openapi";
import { lazy, memoize } from "./memoize.ts";
import { readObjectScope } from "./object-scope.ts";
import { type OperationPlan, planOperation } from "./operation-plan.ts";
import { createRouter, type Router } from "./router.ts";
import type { SchemaChecks } from "./validation.ts";

export type Operations = Router<() => OperationPlan>;

/**
 * Returns the operations of a contract, which all mocks with this contract share. They are prepared on first use.
 *
 * @throws if the scope of an operation is missing or invalid.
 */
export const operationsOf: (checks: SchemaChecks) => Operations = memoize((checks) => {
  const entries = listOperations(checks.document).map((operation) => {
    readObjectScope(operation);
    const { method, path } = operation;
    return { method, path, entry: lazy(() => planOperation(checks, operation)) };
  });
  return createRouter(entries);
});

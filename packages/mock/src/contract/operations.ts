import { listOperationLocations, readOperation } from "@crewkit/openapi";
import { lazy, oncePer } from "./once.ts";
import { type Plan, planOperation } from "./plan.ts";
import { createRouter, type Router } from "./router.ts";
import type { Checks } from "./validation.ts";

/** The contract's operations, ready to be found, each planned when it is first asked for. */
export type Operations = Router<() => Plan>;

/** The operations of a contract, with its checks. They are made once, however many mocks answer by it. */
export const operationsOf: (checks: Checks) => Operations = oncePer((checks) => {
  const { document } = checks;
  const entries = listOperationLocations(document).map((place) => {
    return { ...place, entry: lazy(() => planOperation(checks, readOperation(document, place))) };
  });
  return createRouter(entries);
});

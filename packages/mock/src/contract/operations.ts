import { type Contract, listPlaces, readOperation } from "@crewkit/openapi";
import { lazy, oncePerContract } from "./once.ts";
import { type Plan, planOperation } from "./plan.ts";
import { createRouter, type Router } from "./router.ts";
import { createChecks } from "./validation.ts";

/** The contract's operations, ready to be found, each planned when it is first asked for. */
export type Operations = Router<() => Plan>;

/** The operations of a contract. They are made once, however many mocks answer by it. */
export const operationsOf: (contract: Contract) => Operations = oncePerContract((contract) => {
  const createCheck = createChecks(contract);
  const entries = listPlaces(contract).map((place) => {
    return { ...place, entry: lazy(() => planOperation(contract, createCheck, readOperation(contract, place))) };
  });
  return createRouter(entries);
});

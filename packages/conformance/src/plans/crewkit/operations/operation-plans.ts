import type { operations } from "@crewkit/types";
import type { OperationPlan } from "../../../plan/plan.ts";

/** The operationIds of the contract. */
export type OperationId = keyof operations;

/** What the engine can't know of some operations: one that the contract has not does not compile. */
export type OperationPlans = { [Id in OperationId]?: OperationPlan };

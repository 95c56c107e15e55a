import { type Contract, listOperations } from "@crewkit/openapi";
import { createErrorFinder, describeError } from "@crewkit/openapi/validator";
import type { SpecModel } from "../base/model.ts";
import type { Plan } from "../base/plan.ts";
import { separateDirections } from "./directions.ts";

export function createSpecModel(document: Contract, plan: Plan): SpecModel {
  const contract = separateDirections(document);
  const operations = listOperations(contract);
  const findErrors = createErrorFinder(contract);
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  return {
    contract,
    plan,
    operations,
    findErrors,
    validate: (pointer, value) => findErrors(pointer, value).map(describeError),
    operation(operationId) {
      const operation = byId.get(operationId);
      if (!operation) throw new Error(`The contract has no operation ${operationId}. Fix the plan "${plan.name}".`);
      return operation;
    },
  };
}

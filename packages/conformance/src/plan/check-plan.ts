import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../spec/model.ts";
import { closestName } from "../values/format.ts";
import { findUnknownNames } from "./check-names.ts";
import { findUnknownKeys } from "./name-checks.ts";
import type { Plan } from "./plan.ts";
import { planShape } from "./shape.ts";

export class InvalidPlanError extends Error {
  override name = "InvalidPlanError";
}

const requiredKeys = ["name", "actors", "errorStatuses"] as const;

const maxProblems = 30;

/** @throws InvalidPlanError that lists every unknown key, and every name that the contract does not have. */
export function checkPlan(spec: SpecModel<Plan>): void {
  const { plan, contract, operations } = spec;
  const planned = Object.keys(plan.operations ?? {});
  if (planned.length > 0 && isForAnotherContract(planned, operations))
    throw new InvalidPlanError(
      `The plan "${plan.name}" is for another contract: "${contract.info.title}" does not have most of its operations. Pass another --plan.`,
    );
  const missing = requiredKeys.filter((key) => plan[key] === undefined);
  const problems = [
    ...missing.map((key) => `${key} is missing. See definePlan.`),
    ...findUnknownKeys("", plan, planShape),
    ...(missing.length > 0 ? [] : findUnknownNames(spec)),
  ];
  if (problems.length > 0) throw new InvalidPlanError(describeProblems(plan.name ?? "", problems));
}

// Misspelled names are similar to names in the contract.
function isForAnotherContract(planned: readonly string[], operations: readonly Operation[]): boolean {
  const known = operations.map(({ operationId }) => operationId);
  const similar = planned.filter((name) => known.includes(name) || closestName(name, known) !== undefined);
  return similar.length < planned.length / 2;
}

function describeProblems(name: string, problems: readonly string[]): string {
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  const rest = problems.length - maxProblems;
  const shown = [...problems.slice(0, maxProblems), ...(rest > 0 ? [`… and ${rest} more.`] : [])];
  return [`The plan "${name}" has ${count}:`, ...shown.map((problem) => `- ${problem}`)].join("\n");
}

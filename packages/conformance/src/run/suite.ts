import { checkPlan } from "../plan/check-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { createSpecModel, type SpecModel } from "../spec/model.ts";
import { withReferences } from "../spec/references.ts";
import type { RunOptions } from "./options.ts";
import { listTasks, type Task } from "./tasks.ts";

export interface Suite {
  spec: SpecModel<Plan>;
  /** In execution order. */
  tasks: readonly Task[];
}

/**
 * Runs with the same contract, plan, workflows, seed, depth and kind of target can share a suite.
 *
 * @throws InvalidPlanError if the plan has an unknown key, or a name that the contract does not have.
 */
export function prepareSuite(
  options: Pick<RunOptions, "contract" | "plan" | "target" | "workflows" | "seed" | "depth">,
): Suite {
  const { contract, plan, target, workflows, seed = 1, depth } = options;
  const given = createSpecModel(contract, plan, workflows);
  checkPlan(given);
  const spec = { ...given, plan: withReferences(given) };
  return { spec, tasks: listTasks({ spec, target, seed, depth }) };
}

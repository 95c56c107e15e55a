import type { Contract } from "@crewkit/openapi";
import { parseWorkflows } from "../arazzo/document.ts";
import { checkPlan } from "../plan/check-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { createSpecModel } from "../spec/model.ts";
import type { Arguments } from "./arguments.ts";
import type { Defaults } from "./defaults.ts";
import { readContractFile, readPlanFile, readWorkflows } from "./source-files.ts";
import { UsageError } from "./usage-error.ts";

/** The API that is tested. */
export interface RunSource {
  contract: Contract;
  plan: Plan;
  defaults: Defaults;
  workflows: unknown[];
}

/** @throws UsageError or InvalidPlanError */
export async function readSource(args: Arguments, defaults: Defaults): Promise<RunSource> {
  const { contract, plan } = args;
  const workflows = await readDocuments(args, defaults);
  const source = {
    defaults,
    contract: contract === undefined ? defaults.contract() : await readContractFile(contract),
    plan: plan === undefined ? selectInputs(defaults.plan, workflows) : await readPlanFile(plan),
    workflows,
  };
  checkPlan(attempt(() => createSpecModel(source.contract, source.plan, workflows)));
  return source;
}

// The default workflows belong to the default API.
async function readDocuments({ contract, plan, workflows }: Arguments, defaults: Defaults): Promise<unknown[]> {
  if (workflows !== undefined) return readWorkflows(workflows);
  return contract === undefined && plan === undefined ? defaults.workflows() : [];
}

// The default plan may have inputs of workflows that are not in the folder of --workflows.
function selectInputs(plan: Plan, documents: readonly unknown[]): Plan {
  const ids = attempt(() => documents.flatMap(parseWorkflows)).map(({ workflowId }) => workflowId);
  const inputs = Object.entries(plan.workflows ?? {}).filter(([id]) => ids.includes(id));
  return { ...plan, workflows: Object.fromEntries(inputs) };
}

function attempt<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

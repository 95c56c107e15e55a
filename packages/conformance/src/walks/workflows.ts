import { goWorkflow } from "../arazzo/go.ts";
import { mayWrite } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks } from "./walk.ts";

/** The workflows of the Arazzo documents, with what the plan gives them. */
export const workflowsWalks: MakeWalks<Plan> = (law) =>
  law.workflows.map((workflow) => ({
    name: `${workflow.workflowId} > workflows`,
    operationId: workflow.steps[0]?.operationId ?? "",
    kind: "workflows",
    writes: workflow.steps.some(({ operationId }) => mayWrite(law.operation(operationId), law.plan)),
    async go(steps) {
      const { workflowId, required } = workflow;
      const inputs = (await law.plan.workflows?.[workflowId]?.(steps.world)) ?? {};
      const lacking = required.filter((name) => inputs[name] === undefined);
      if (lacking.length > 0)
        throw new Unreached(
          `The plan does not give the workflow its ${lacking.join(", ")}: workflows: { ${workflowId}: … }.`,
        );
      // A limit that is waited for in the middle would pass the time that a step counts on.
      await steps.world.room(2 * workflow.steps.length);
      await goWorkflow(workflow, inputs, steps);
    },
  }));

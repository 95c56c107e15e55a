import { goWorkflow } from "../arazzo/go.ts";
import { mayWrite } from "../law/law.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks } from "./make.ts";

/** The workflows of the Arazzo documents, with what the plan gives them. */
export const workflows: MakeWalks = (law) =>
  law.workflows.map((workflow) => ({
    subject: workflow.workflowId,
    operation: law.operation(workflow.steps[0]?.operationId ?? ""),
    writes: workflow.steps.some(({ operationId }) => mayWrite(law.operation(operationId), law.plan)),
    async go(steps) {
      const { workflowId, inputs: { required = [] } = {} } = workflow;
      const given = (await law.plan.workflows?.[workflowId]?.(steps.world)) ?? {};
      const lacking = required.filter((name) => given[name] === undefined);
      if (lacking.length > 0)
        throw new Unreached(
          `The plan does not give the workflow its ${lacking.join(", ")}: workflows: { ${workflowId}: … }.`,
        );
      // A limit that is waited for in the middle would pass the time that a step counts on.
      await steps.world.room(2 * workflow.steps.length);
      await goWorkflow(workflow, given, steps);
    },
  }));

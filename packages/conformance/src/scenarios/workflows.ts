import { runWorkflow } from "../arazzo/runner.ts";
import { SkipError } from "../context/skip.ts";
import { mayWrite } from "../spec/model.ts";
import type { ScenarioGenerator } from "./generator.ts";

export const workflows: ScenarioGenerator = (spec) =>
  spec.workflows.map((workflow) => ({
    subject: workflow.workflowId,
    operation: spec.operation(workflow.steps[0]?.operationId ?? ""),
    writes: workflow.steps.some(({ operationId }) => mayWrite(spec.operation(operationId), spec.plan)),
    async run(steps) {
      const { workflowId, inputs: { required = [] } = {} } = workflow;
      const inputs = (await spec.plan.workflows?.[workflowId]?.(steps.context)) ?? {};
      const missing = required.filter((name) => inputs[name] === undefined);
      if (missing.length > 0)
        throw new SkipError(`Needs inputs ${missing.join(", ")}. Add workflows: { ${workflowId}: … } to the plan.`);
      // Waiting for a limit between steps could exceed the time that a step allows.
      await steps.context.reserve(2 * workflow.steps.length);
      await runWorkflow(workflow, inputs, steps);
    },
  }));

import type { Operation } from "@crewkit/openapi";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { expectSame } from "./tools/expect-same.ts";

/** Operations that the plan declares idempotent return the same response twice. */
export const idempotent: ScenarioGenerator = (spec) =>
  spec.operations
    .filter(({ operationId }) => spec.plan.operations?.[operationId]?.idempotent)
    .map((operation) => ({ operation, run: (steps) => checkIdempotent(operation, steps) }));

async function checkIdempotent(operation: Operation, steps: ScenarioSteps): Promise<void> {
  const { context, send } = steps;
  const draft = await context.createDraft(operation, { isolated: true });
  const [first, second] = [await send(draft), await send(draft)];
  const { updatedFields = [] } = context.spec.plan;
  expectSame(steps, [first.body, second.body], `Expected ${operation.operationId} to return the same response twice`, {
    ignoredFields: updatedFields,
  });
}

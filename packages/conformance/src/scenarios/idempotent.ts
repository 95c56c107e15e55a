import type { Operation } from "@crewkit/openapi";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { expectSame } from "./tools/expect-same.ts";

/** Operations that are idempotent by method (RFC 9110, section 9.2.2) or by plan return the same response twice. */
export const idempotent: ScenarioGenerator = (spec) =>
  spec.operations
    .filter(({ method, operationId }) => spec.plan.operations?.[operationId]?.idempotent ?? method === "put")
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

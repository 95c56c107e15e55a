import type { Operation } from "@crewkit/openapi";
import type { EngineSteps } from "../context/engine-context.ts";
import { text } from "../values/format.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { expectSame } from "./tools/expect-same.ts";

/** Reads, and writes that the plan declares idempotent, return the same response twice (RFC 9110, section 9.2.2). */
export const idempotent: ScenarioGenerator = (spec) =>
  spec.operations
    .filter((operation) => {
      const { idempotent } = spec.plan.operations?.[operation.operationId] ?? {};
      return idempotent || operation.readOnly;
    })
    .map((operation) => ({ operation, run: (steps) => checkIdempotent(operation, steps) }));

async function checkIdempotent(operation: Operation, steps: EngineSteps): Promise<void> {
  const { context, send } = steps;
  const { plan } = context.spec;
  const { updatedFields = [] } = plan;
  const isWrite = !operation.readOnly;
  const draft = await context.createDraft(operation, { isolated: isWrite });
  const [first, second] = [await send(draft), await send(draft)];
  const requirement = text`Expected ${operation.operationId} to return the same response twice`;
  expectSame(steps, [first.body, second.body], requirement, { ignoredFields: isWrite ? updatedFields : [] });
}

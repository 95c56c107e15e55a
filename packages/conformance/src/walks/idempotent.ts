import type { Operation } from "@crewkit/openapi";
import type { MakeWalks, Steps } from "./make.ts";
import { expectSame } from "./tools/differences.ts";

/** What is idempotent by its method (RFC 9110, section 9.2.2), or by the plan, is answered the same the second time. */
export const idempotent: MakeWalks = (law) =>
  law.operations
    .filter(({ method, operationId }) => law.plan.operations?.[operationId]?.idempotent ?? method === "put")
    .map((operation) => ({ operation, go: (steps) => go(operation, steps) }));

async function go(operation: Operation, steps: Steps): Promise<void> {
  const { world, send } = steps;
  const draft = await world.draft(operation, { fresh: true });
  const [first, second] = [await send(draft), await send(draft)];
  const { moving = [] } = world.law.plan;
  expectSame(steps, [first.body, second.body], `${operation.operationId}, sent twice, must answer the same`, {
    moving,
  });
}

import type { Operation } from "@crewkit/openapi";
import type { MakeWalks } from "./make.ts";
import { differences } from "./tools/differences.ts";
import type { Steps } from "./walk.ts";

/** What is idempotent by its method (RFC 9110, section 9.2.2), or by the plan, is answered the same the second time. */
export const idempotent: MakeWalks = (law) =>
  law.operations
    .filter(({ method, operationId }) => law.plan.operations?.[operationId]?.idempotent ?? method === "put")
    .map((operation) => ({ operation, go: (steps) => go(operation, steps) }));

async function go(operation: Operation, { world, send, expect }: Steps): Promise<void> {
  const { moving = [], restless = [] } = world.law.plan;
  const draft = await world.draft(operation, { fresh: true });
  const [first, second] = [await send(draft), await send(draft)];
  const found = differences(first.body, second.body, { moving: [...moving, ...restless] });
  expect(found.length === 0, `${operation.operationId}, sent twice, must answer the same, but ${found.join("; ")}.`);
}

import type { Operation } from "@crewkit/openapi";
import { mayWrite } from "../law/law.ts";
import { idsIn, shapeOf, thingOf, withIds } from "../law/template.ts";
import type { MakeWalks, Steps } from "./make.ts";
import { expectSame } from "./tools/differences.ts";

/** A read is safe (RFC 9110, section 9.2.1): asked twice it answers the same, and what it reads stays as it is. */
export const safe: MakeWalks = (law) =>
  law.operations
    .filter((operation) => !mayWrite(operation, law.plan))
    .map((operation) => ({ operation, go: (steps) => go(operation, steps) }));

async function go(operation: Operation, steps: Steps): Promise<void> {
  const { world, send } = steps;
  const { operations } = world.law;
  const thing = shapeOf(thingOf(operation.path));
  const get = operations.find((each) => each !== operation && each.method === "get" && shapeOf(each.path) === thing);
  const draft = await world.draft(operation);
  const ids = idsIn(operation.path, draft.path);
  const read = async () =>
    get && (await send(await world.draft(get, { given: { path: withIds(get.path, ids) } }))).body;
  const before = await read();
  const [first, second] = [await send(draft), await send(draft)];
  expectSame(steps, [first.body, second.body], `${operation.operationId}, asked twice, must answer the same`);
  const what = `${operation.operationId} must change nothing in the answer of ${get?.operationId}`;
  expectSame(steps, [before, await read()], what);
}

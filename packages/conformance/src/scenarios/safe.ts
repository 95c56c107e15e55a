import type { Operation } from "@crewkit/openapi";
import { mayWrite } from "../spec/model.ts";
import { idsIn, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { expectSame } from "./tools/expect-same.ts";
import { draftAt } from "./tools/resources.ts";

/** Reads are safe (RFC 9110, section 9.2.1): same response twice, and no change to the resource. */
export const safe: ScenarioGenerator = (spec) =>
  spec.operations
    .filter((operation) => !mayWrite(operation, spec.plan))
    .map((operation) => ({ operation, run: (steps) => checkSafe(operation, steps) }));

async function checkSafe(operation: Operation, steps: ScenarioSteps): Promise<void> {
  const { context, send } = steps;
  const { operations } = context.spec;
  const resourcePath = pathPatternOf(resourcePathOf(operation.path));
  const get = operations.find(
    (each) => each !== operation && each.method === "get" && pathPatternOf(each.path) === resourcePath,
  );
  const draft = await context.createDraft(operation);
  const ids = idsIn(operation.path, draft.path);
  const read = async () => get && (await send(await draftAt(get, ids, context))).body;
  const before = await read();
  const [first, second] = [await send(draft), await send(draft)];
  expectSame(steps, [first.body, second.body], `Expected ${operation.operationId} to return the same response twice`);
  const message = `Expected ${operation.operationId} not to change the response of ${get?.operationId}`;
  expectSame(steps, [before, await read()], message);
}

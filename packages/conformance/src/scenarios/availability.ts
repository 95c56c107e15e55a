import type { Operation } from "@crewkit/openapi";
import type { AvailabilityRule } from "../base/plan.ts";
import { SkipError } from "../base/skip.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { idsIn, withIds } from "../spec/paths.ts";
import { valueAt } from "../values/json.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { bodyOf } from "./tools/body.ts";

/** A value is reported as available until a resource uses it. */
export const availability: ScenarioGenerator = (spec) =>
  Object.entries(spec.plan.availability ?? {}).map(([operationId, rule]) => {
    const operation = spec.operation(operationId);
    return { operation, writes: true, run: (steps) => checkAvailability(operation, rule, steps) };
  });

async function checkAvailability(operation: Operation, rule: AvailabilityRule, steps: EngineSteps): Promise<void> {
  const { parameter, pointer, create, field } = rule;
  const { context, send, expect } = steps;
  const creation = await context.createDraft(context.spec.operation(create), { isolated: true });
  const value = bodyOf(creation.body)[field];
  if (value === undefined)
    throw new SkipError(`The request of ${create} has no ${field}, which the plan's availability rule names.`);
  const path = withIds(operation.path, idsIn(creation.operation.path, creation.path));
  const draft = await context.createDraft(operation, { overrides: { path, query: { [parameter]: value } } });
  for (const expected of [true, false]) {
    const actual = valueAt((await send(draft)).body, pointer);
    const when = expected ? "before it is taken" : `after ${create}`;
    const message = `Expected ${pointer} of ${parameter}=${value} to be ${expected} ${when}, but received ${actual}.`;
    expect(actual === expected, message);
    if (expected) await send(creation);
  }
}

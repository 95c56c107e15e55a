import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { AvailabilityRule } from "../plan/facts.ts";
import { idsIn, withIds } from "../spec/paths.ts";
import { isObject, valueAt } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";

/** A value is reported as available until a resource uses it. */
export const availability: ScenarioGenerator = (spec) =>
  Object.entries(spec.plan.availability ?? {}).map(([operationId, rule]) => ({
    operation: spec.operation(operationId),
    writes: true,
    run: (steps) => checkAvailability(spec.operation(operationId), rule, steps),
  }));

async function checkAvailability(
  operation: Operation,
  rule: AvailabilityRule,
  { context, send, expect }: ScenarioSteps,
): Promise<void> {
  const { parameter, pointer, create, field } = rule;
  const creation = await context.createDraft(context.spec.operation(create), { isolated: true });
  const value = isObject(creation.body) ? creation.body[field] : undefined;
  if (value === undefined)
    throw new SkipError(`The request of ${create} has no ${field}, which the plan's availability rule names.`);
  const path = withIds(operation.path, idsIn(creation.operation.path, creation.path));
  const expectAvailable = async (expected: boolean, when: string) => {
    const { body } = await send(
      await context.createDraft(operation, { overrides: { path, query: { [parameter]: value } } }),
    );
    const actual = valueAt(body, pointer);
    expect(
      actual === expected,
      `Expected ${pointer} of ${parameter}=${value} to be ${expected} ${when}, but received ${actual}.`,
    );
  };
  await expectAvailable(true, "before it is taken");
  await send(creation);
  await expectAvailable(false, `after ${create}`);
}

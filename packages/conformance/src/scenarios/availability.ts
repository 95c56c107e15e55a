import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { AvailabilityRule } from "../plan/facts.ts";
import { idsIn, withIds } from "../spec/paths.ts";
import { isObject, valueAt } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";

/** What tells whether a value is free tells the truth: before a thing takes it, and afterwards. */
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
  if (value === undefined) throw new SkipError(`${create} is not sent with ${field}, which the plan says is taken.`);
  const path = withIds(operation.path, idsIn(creation.operation.path, creation.path));
  const expectAvailable = async (expected: boolean, when: string) => {
    const { body } = await send(
      await context.createDraft(operation, { overrides: { path, query: { [parameter]: value } } }),
    );
    const actual = valueAt(body, pointer);
    expect(actual === expected, `${pointer} of ${parameter}=${value} must be ${expected} ${when}, but is ${actual}.`);
  };
  await expectAvailable(true, "as long as nothing has it");
  await send(creation);
  await expectAvailable(false, `after ${create} with it`);
}

import type { EngineSteps } from "../../context/engine-context.ts";
import { type CompareOptions, differences } from "../../values/differences.ts";
import { type FailureText, inRule, joinTexts, text } from "../../values/format.ts";

/**
 * Ignores the plan's volatile fields.
 *
 * @param options.operationId the operation at fault. Defaults to the operation of the scenario.
 */
export function expectSame(
  { context, expect }: Pick<EngineSteps, "context" | "expect">,
  [expected, actual]: readonly [unknown, unknown],
  requirement: string | FailureText,
  { ignoredFields = [], closed = true, operationId }: CompareOptions & { operationId?: string } = {},
): void {
  const problems = differences(expected, actual, {
    ignoredFields: [...ignoredFields, ...(context.spec.plan.volatileFields ?? [])],
    closed,
  });
  expect(problems.length === 0, text`${inRule(requirement)}, but ${joinTexts(problems)}.`, operationId);
}

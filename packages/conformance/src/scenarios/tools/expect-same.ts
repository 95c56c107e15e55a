import { type CompareOptions, differences } from "../../values/differences.ts";
import { formatList } from "../../values/format.ts";
import type { ScenarioSteps } from "../scenario.ts";

interface SameOptions extends CompareOptions {
  /** The operation at fault. Defaults to the operation of the scenario. */
  operationId?: string;
}

/** Ignores the plan's volatile fields. */
export function expectSame(
  { context, expect }: Pick<ScenarioSteps, "context" | "expect">,
  [expected, actual]: readonly [unknown, unknown],
  requirement: string,
  { ignoredFields = [], closed = true, operationId }: SameOptions = {},
): void {
  const problems = differences(expected, actual, {
    ignoredFields: [...ignoredFields, ...(context.spec.plan.volatileFields ?? [])],
    closed,
  });
  expect(problems.length === 0, `${requirement}, but ${formatList(problems, "; ")}.`, operationId);
}

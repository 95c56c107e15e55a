import { sourceVariable } from "./request.ts";
import type { RecordedStep } from "./workflow.ts";

/** Describes the variables of a request that come from earlier steps: "`$SESSION_ID` is the `session_id` from step 1." */
export function valueSources(steps: RecordedStep[], { parameters = [], requestBody }: RecordedStep): string[] {
  const sources = [...parameters.map(({ value }) => value), ...Object.values(requestBody?.payload ?? {})].map(String);
  const rows = sources.flatMap((source) => {
    const description = describeSource(steps, source);
    return description ? [`\`${sourceVariable(source)}\` is ${description}.`] : [];
  });
  return [...new Set(rows)];
}

/** Describes an expression that refers to the output of a step. Undefined for other values. */
export function describeSource(steps: RecordedStep[], expression: string): string | undefined {
  const [, stepId, output] = /\$steps\.(\w+)\.outputs\.(\w+)/.exec(expression) ?? [];
  const number = steps.findIndex((step) => step.stepId === stepId) + 1;
  return number > 0 ? `the \`${output}\` from step ${number}` : undefined;
}

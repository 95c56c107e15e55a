import { tokenVariable } from "./request.ts";
import type { RecordedStep } from "./workflow.ts";

/** Describes the values of a request that come from earlier steps: "`id` is the `session_id` from step 1." */
export function valueSources(steps: RecordedStep[], { parameters = [], requestBody }: RecordedStep): string[] {
  const values = [
    ...parameters.map(({ name, value }) => [name === "Authorization" ? `$${tokenVariable(value)}` : name, value]),
    ...Object.entries(requestBody?.payload ?? {}),
  ];
  return values.flatMap(([name, value]) => {
    const source = describeSource(steps, String(value));
    return source ? [`\`${name}\` is ${source}.`] : [];
  });
}

/** Describes an expression that refers to the output of a step. Undefined for other values. */
export function describeSource(steps: RecordedStep[], expression: string): string | undefined {
  const [, stepId, output] = /\$steps\.(\w+)\.outputs\.(\w+)/.exec(expression) ?? [];
  const number = steps.findIndex((step) => step.stepId === stepId) + 1;
  return number > 0 ? `the \`${output}\` from step ${number}` : undefined;
}

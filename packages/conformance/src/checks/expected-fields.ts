import { isDeepStrictEqual } from "node:util";
import type { ExpectedField } from "../plan/plan.ts";
import { isSuccess } from "../spec/model.ts";
import { formatValue } from "../values/format.ts";
import { parseJson, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";

/** An answer of success has what the plan says that it shows, such as the status that something has from now on. */
export const expectedFields: Check = ({ request, response }, _, { plan, stateful }) => {
  const { operationId } = request.operation;
  const fields = Object.entries(plan.operations?.[operationId]?.expected ?? {});
  if (fields.length === 0 || !stateful || !isSuccess(response.status)) return [];
  const [body, sent] = [parseJson(response.text), parseJson(request.body ?? "")];
  return fields.flatMap(([pointer, expectedField]) => {
    const [expected, actual] = [evaluateField(expectedField, body, sent), valueAt(body, pointer)];
    if (expected === undefined || isDeepStrictEqual(expected, actual)) return [];
    const planKey = `operations: { ${operationId}: { expected: … } }`;
    return [
      `The body at ${pointer} must be ${formatValue(expected)}, but is ${formatValue(actual)}. Mend the answer, or the plan (${planKey}).`,
    ];
  });
};

function evaluateField(expectedField: ExpectedField, body: unknown, sent: unknown): unknown {
  return typeof expectedField === "function" ? expectedField(body, sent) : expectedField;
}

import { isDeepStrictEqual } from "node:util";
import { isSuccess } from "../base/model.ts";
import { formatValue, inRule, text } from "../values/format.ts";
import { parseJson, parseOnce, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";

/** A successful response, or the response to a request in `errors`, has the field values that the plan defines. */
export const expectedFields: Check = ({ request, response }, expectation, { plan, stateful }) => {
  const { operationId } = request.operation;
  const isError = !isSuccess(response.status);
  const { expected = {} } = (isError ? undefined : plan.operations?.[operationId]) ?? {};
  const fields = Object.entries({ ...expected, ...(response.status === expectation.status && expectation.fields) });
  if (fields.length === 0 || !stateful) return [];
  const [body, sent] = [parseOnce(response), parseJson(request.body ?? "")];
  return fields.flatMap(([pointer, field]) => {
    const expected = typeof field === "function" ? field(body, sent) : field;
    const actual = valueAt(body, pointer);
    if (expected === undefined || isDeepStrictEqual(expected, actual)) return [];
    const key = isError ? `errors: { ${response.status}: … }` : "expected: …";
    const planKey = `operations: { ${operationId}: { ${key} } }`;
    const problem = text`Expected ${formatValue(expected)} at ${inRule(pointer)}, but received ${formatValue(actual)}. Fix the response, or the plan (${planKey}).`;
    return [problem];
  });
};

import { invalid } from "../api-error.ts";
import { describeErrors } from "../contract/messages.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import { rejectUnsafeValues } from "./reject-unsafe-values.ts";

/**
 * Checks a request body against the contract, fills in its defaults and puts its UUIDs in lower case. A body that is
 * missing where one is needed is taken for an empty one, so that each missing field is named.
 *
 * @throws Refusal 422 with what is wrong with each field.
 */
export function checkBody({ operation, body, error }: OperationPlan, input: unknown): unknown {
  if (!body || (input === undefined && !body.required)) return body ? {} : undefined;
  const value = input === undefined ? {} : input;
  const found = body.check(value);
  const errors = found.filter(({ keyword, instancePath }) => keyword !== "minProperties" || instancePath !== "");
  // What a create needs instead of nothing, its handler says.
  if (errors.length < found.length && operation.method === "patch") throw error("nothingToChange");
  if (errors.length > 0) throw invalid(422, describeErrors(errors, body.readOnlyFields));
  rejectUnsafeValues(value);
  const fields = value as Record<string, unknown>;
  for (const name of body.uuids) {
    const id = fields[name];
    if (typeof id === "string") fields[name] = id.toLowerCase();
  }
  return value;
}

import type { ErrorObject } from "ajv";
import { invalid } from "../api-error.ts";
import { describeErrors } from "../contract/messages.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import { rejectUnsafeValues } from "./reject-unsafe-values.ts";

/**
 * Validates a request body, sets its defaults and lowercases its UUIDs. A missing required body counts as `{}`, so that
 * the error names each missing field.
 *
 * @throws ApiError 422 with messages by field.
 */
export function checkBody({ body, error }: OperationPlan, input: unknown): unknown {
  if (!body || (input === undefined && !body.required)) return body ? {} : undefined;
  const value = input === undefined ? {} : input;
  const allErrors = body.check(value);
  if (allErrors.some(isEmptyUpdate)) throw error("noFields");
  // If one of several fields is required, the handler reports the error.
  const errors = allErrors.filter(({ keyword }) => keyword !== "not");
  if (errors.length > 0) throw invalid(422, describeErrors(errors, body.readOnlyFields));
  rejectUnsafeValues(value);
  const fields = value as Record<string, unknown>;
  for (const name of body.uuids) {
    const id = fields[name];
    if (typeof id === "string") fields[name] = id.toLowerCase();
  }
  return value;
}

function isEmptyUpdate({ keyword, instancePath }: ErrorObject): boolean {
  return keyword === "minProperties" && instancePath === "";
}

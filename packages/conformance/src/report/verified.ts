import type { SpecModel } from "../spec/model.ts";
import { isSuccess } from "../spec/model.ts";
import type { Result } from "./result.ts";

/**
 * The reason why a run verified nothing: every test was skipped, or every test that expects a successful response, with a
 * token if the selected operations need one. Undefined if the run verified something.
 */
export function findUnverified(results: readonly Result[], spec: SpecModel): string | undefined {
  if (results.every(({ outcome }) => outcome === "skipped"))
    return results.length === 0
      ? "No test was selected, so nothing was verified."
      : "Every selected test was skipped, so nothing was verified. See the reasons.";
  const valid = results.filter(({ status }) => status === undefined || isSuccess(status));
  const secured = valid.filter(({ operationId }) => spec.operation(operationId).secured);
  const required = secured.length > 0 ? secured : valid;
  if (required.length === 0 || required.some(({ outcome }) => outcome !== "skipped")) return undefined;
  const kind = secured.length > 0 ? "valid request and a token" : "valid request";
  return `Every test with a ${kind} was skipped, so only errors were verified. See the reasons.`;
}

import type { Operation } from "@crewkit/openapi";
import { type CheckContext, documentedResponse, documents, isSuccess, successOf } from "../base/model.ts";
import { bodyPointer } from "../schema/request-body.ts";
import { originalPointer } from "../spec/directions.ts";
import { formatValue, text } from "../values/format.ts";
import type { Check } from "./check.ts";

export const status: Check = ({ request, response }, { status: expected }, checkContext) => {
  const { operation } = request;
  const actual = `received ${response.status} with ${response.text === "" ? "no body" : formatValue(response.text, 300)}`;
  if (!documentedResponse(operation, response.status)) {
    const documented = Object.keys(operation.responses).join(", ");
    const expectation = `${expected === undefined ? "a" : `status ${expected}, a`} documented status (${documented})`;
    const problem = text`Expected ${expectation}, but ${actual}. Fix the response, or document ${response.status} in the contract.`;
    return [{ ...problem, expectedStatus: `${expected ?? "documented"}` }];
  }
  if (expected === undefined || isExpectedStatus(operation, expected, response.status)) return [];
  const fix = suggestFix(operation, expected, response.status, checkContext);
  return [{ ...text`Expected status ${expected}, but ${actual}. ${fix}`, expectedStatus: `${expected}` }];
};

/** If several successes are documented, such as 200 and 201, the state decides which one is returned. */
export function isExpectedStatus(operation: Operation, expected: number, actual: number): boolean {
  const isOtherSuccess = isSuccess(expected) && isSuccess(actual) && documents(operation, actual);
  return actual === expected || (isOtherSuccess && expected === successOf(operation));
}

function suggestFix(operation: Operation, expected: number, actual: number, checkContext: CheckContext): string {
  const schema = bodyPointer(checkContext, operation);
  const rules = schema === undefined ? "the operation's parameters" : `#${originalPointer(schema)}`;
  if (isSuccess(expected) && actual >= 400 && actual < 500)
    return `The contract (${rules}) allows this request: fix the API, the contract, or the request in the plan.`;
  if (isSuccess(actual))
    return `The API must reject this request: fix the API, the contract (${rules}), or the plan (errorStatuses).`;
  return "Fix the response, or the status in the contract or the plan.";
}

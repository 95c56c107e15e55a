import type { Operation } from "@crewkit/openapi";
import { bodyPointer } from "../schema/body.ts";
import { documentedKey, documentedResponse, isSuccess } from "../spec/model.ts";
import { formatValue } from "../values/format.ts";
import type { Check, CheckContext } from "./check.ts";

/** The answer has the status that was wanted, and one that the contract documents for the operation. */
export const status: Check = ({ request, response }, { status: expected }, checkContext) => {
  const { operation } = request;
  const actual = `is ${response.status}, with ${response.text === "" ? "no body" : formatValue(response.text, 300)}`;
  if (!documentedResponse(operation, response.status)) {
    const documented = Object.keys(operation.responses).join(", ");
    const documentedStatuses = `${expected ?? "one"} of those that ${operation.operationId} documents (${documented})`;
    return [
      `The status must be ${documentedStatuses}, but ${actual}. Mend the answer, or document ${response.status}.`,
    ];
  }
  if (expected === undefined || isExpectedStatus(operation, expected, response.status)) return [];
  return [
    `The status must be ${expected}, but ${actual}. ${suggestFix(operation, expected, response.status, checkContext)}`,
  ];
};

/** Whether a status is the wanted one. Where only a class is documented (`2XX`), any of it is meant by its first. */
export function isExpectedStatus(operation: Operation, expected: number, actual: number): boolean {
  const isClass = documentedKey(operation, expected) === "2XX" && documentedKey(operation, actual) === "2XX";
  return actual === expected || isClass;
}

function suggestFix(operation: Operation, expected: number, actual: number, checkContext: CheckContext): string {
  const schema = bodyPointer(checkContext, operation);
  const rules = schema === undefined ? "its parameters" : `#${schema}`;
  if (isSuccess(expected) && actual >= 400 && actual < 500)
    return `The contract (${rules}) allows this request: mend what refuses it, or the contract, or what the plan sends.`;
  if (isSuccess(actual))
    return `This request is to be refused: mend what takes it, or what the contract (${rules}) says.`;
  return "Mend the answer, or what the contract and the plan say of it.";
}

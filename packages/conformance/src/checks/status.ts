import type { Operation } from "@crewkit/openapi";
import { documentedKey, documentedResponse, isSuccess } from "../law/law.ts";
import { bodyPointer } from "../schema/body.ts";
import { show } from "../values/show.ts";
import type { Bench, Check } from "./check.ts";

/** The answer has the status that was wanted, and one that the contract documents for the operation. */
export const status: Check = ({ request, answer }, { status: wanted }, bench) => {
  const { operation } = request;
  const came = `is ${answer.status}, with ${answer.text === "" ? "no body" : show(answer.text, 300)}`;
  if (!documentedResponse(operation, answer.status)) {
    const documented = Object.keys(operation.responses).join(", ");
    const which = `${wanted ?? "one"} of those that ${operation.operationId} documents (${documented})`;
    return [`The status must be ${which}, but ${came}. Mend the answer, or document ${answer.status}.`];
  }
  if (wanted === undefined || isMeant(operation, wanted, answer.status)) return [];
  return [`The status must be ${wanted}, but ${came}. ${advise(operation, wanted, answer.status, bench)}`];
};

/** Whether a status is the wanted one. Where only a class is documented (`2XX`), any of it is meant by its first. */
export function isMeant(operation: Operation, wanted: number, came: number): boolean {
  const isClass = documentedKey(operation, wanted) === "2XX" && documentedKey(operation, came) === "2XX";
  return came === wanted || isClass;
}

function advise(operation: Operation, wanted: number, came: number, bench: Bench): string {
  const schema = bodyPointer(bench, operation);
  const rules = schema === undefined ? "its parameters" : `#${schema}`;
  if (isSuccess(wanted) && came >= 400 && came < 500)
    return `The contract (${rules}) allows this request: mend what refuses it, or the contract, or what the plan sends.`;
  if (isSuccess(came))
    return `This request is to be refused: mend what takes it, or what the contract (${rules}) says.`;
  return "Mend the answer, or what the contract and the plan say of it.";
}

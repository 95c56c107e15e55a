import { locate } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { createValidator } from "@crewkit/openapi/validator";
import type { DocOperation } from "../../model/operation.ts";
import { readSite } from "../../model/site.ts";
import type { Plan } from "../plan.ts";
import { type Language, languages, readPlan } from "../samples.ts";

const contract = readContract();
const { operations } = readSite(contract, []);
const validate = createValidator(contract);

export interface ShownSample {
  operationId: string;
  language: Language["language"];
  code: string;
  plan: Plan;
}

export const shownSamples: ShownSample[] = [...operations.values()].flatMap((operation) => {
  const plan = readPlan(operation);
  const { operationId } = plan;
  return languages.map(({ language, write }) => ({ operationId, language, code: write(plan), plan }));
});

export function planFor(operationId: string): Plan {
  return readPlan(operationNamed(operationId));
}

export function operationNamed(operationId: string): DocOperation {
  const operation = operations.get(operationId);
  if (!operation) throw new Error(`The contract has no operation ${operationId}.`);
  return operation;
}

/** What the contract has against an answer to a sample: a sentence each. */
export function faultsOf({ template, method, status }: Plan, answer: unknown): string[] {
  const place = ["paths", template, method.toLowerCase(), "responses", status];
  return validate(locate(contract, [...place, "content", "application/json", "schema"]), answer);
}

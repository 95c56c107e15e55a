import type { Contract } from "@crewkit/openapi";
import type { Validate } from "@crewkit/openapi/validator";
import type { Case } from "../cases.ts";

/** An answer as it came. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** What a check judges by. */
interface Law {
  contract: Contract;
  validate: Validate;
}

/** Holds an answer against its case; answers what is wrong, a sentence each: what was wanted, what came. */
export type Check = (testCase: Case, answer: Answer, law: Law) => string[];

/** Where the contract documents the answer of a case. */
export function responsePlace({ operation, status }: Case): string[] {
  return ["paths", operation.path, operation.method, "responses", String(status)];
}

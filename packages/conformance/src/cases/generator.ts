import type { Operation } from "@crewkit/openapi";
import type { Plan } from "../plan/plan.ts";
import { documents, isSuccess, mayWrite, type SpecModel } from "../spec/model.ts";
import type { TestCase } from "./test-case.ts";

export interface GeneratorOptions {
  spec: SpecModel<Plan>;
  /** Seed of random values. The same seed generates the same test cases. */
  seed: number;
}

export interface TestCaseParts extends Partial<Omit<TestCase, "name" | "operation" | "status" | "kind">> {
  /** Undefined if the plan defines no status for this error. */
  status: number | undefined;
  /** The last part of the test case's name. */
  label: string;
}

export type TestCaseGenerator = (operation: Operation, options: GeneratorOptions) => TestCaseParts[];

/**
 * Adds the defaults of a kind: a test case starts from the successful request, and uses its own resource if it
 * succeeds.
 */
export function completeTestCases(
  operation: Operation,
  kind: string,
  cases: readonly TestCaseParts[],
  { plan }: SpecModel,
): TestCase[] {
  return cases.flatMap(({ label, status, ...parts }) => {
    if (status === undefined || !isDocumented(operation, status, parts)) return [];
    const name = `${operation.operationId} > ${status} > ${label}`;
    const isolated = isSuccess(status) && mayWrite(operation, plan);
    return [{ name, operation, status, kind, base: "success", isolated, edits: [], ...parts }];
  });
}

// Skip errors that the operation does not document, unless the plan has a request for them.
function isDocumented(operation: Operation, status: number, { base }: Partial<TestCase>): boolean {
  return isSuccess(status) || base !== undefined || documents(operation, status);
}

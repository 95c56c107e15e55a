import type { Operation } from "@crewkit/openapi";
import type { Plan } from "../plan/plan.ts";
import { documents, isSuccess, mayWrite, type SpecModel } from "../spec/model.ts";
import type { TestCase } from "./test-case.ts";

export interface GeneratorOptions {
  spec: SpecModel<Plan>;
  /** Where random values come from: the same seed gives the same cases. */
  seed: number;
}

export interface TestCaseParts extends Partial<Omit<TestCase, "name" | "operation" | "status" | "kind">> {
  /** Undefined where the plan knows of none. */
  status: number | undefined;
  /** The rest of its name. */
  label: string;
}

export type TestCaseGenerator = (operation: Operation, options: GeneratorOptions) => TestCaseParts[];

/** Completes the cases of a kind. By default a case is the request that succeeds, and needs things of its own if it does. */
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

// An error that an operation does not document is not asked for, unless the plan has a recipe for it.
function isDocumented(operation: Operation, status: number, { base }: Partial<TestCase>): boolean {
  return isSuccess(status) || base !== undefined || documents(operation, status);
}

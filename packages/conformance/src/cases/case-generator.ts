import type { Operation } from "@crewkit/openapi";
import { documents, isSuccess, type SpecModel } from "../base/model.ts";
import type { Edit, TestCase } from "../base/test-case.ts";

export interface GeneratorOptions {
  spec: SpecModel;
  seed: number;
}

export interface TestCaseParts extends Partial<Omit<TestCase, "name" | "operation" | "status" | "kind">> {
  /** Undefined if the plan defines no status for this error. */
  status: number | undefined;
  label: string;
}

export type TestCaseGenerator = (operation: Operation, options: GeneratorOptions) => TestCaseParts[];

export function completeTestCases(operation: Operation, kind: string, cases: readonly TestCaseParts[]): TestCase[] {
  return cases.flatMap(({ label, status, ...parts }) => {
    // Skip undocumented errors, unless the plan has a request for them.
    if (status === undefined || !(isSuccess(status) || parts.base || documents(operation, status))) return [];
    const name = `${operation.operationId} > ${status} > ${label}`;
    const isolated = isSuccess(status) && !operation.readOnly;
    const { edits = [] } = parts;
    const rule = edits.flatMap(describeField).join() || (isSuccess(status) ? "" : label);
    return [{ name, operation, status, kind, base: "success", isolated, edits, rule, ...parts }];
  });
}

function describeField(edit: Edit): string[] {
  if (edit.in === "body") return edit.at.length > 0 ? [`body ${edit.at.join(".")}`] : [];
  return "name" in edit ? [`${edit.in} ${edit.name}`] : [];
}

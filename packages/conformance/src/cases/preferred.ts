import type { SpecModel } from "../base/model.ts";
import type { TestCase } from "../base/test-case.ts";
import { completeTestCases, type TestCaseParts } from "./case-generator.ts";

/** Requests each documented status of each operation with a `Prefer` header, except `default` and ranges (`4XX`). */
export function listPreferredTestCases(spec: SpecModel): TestCase[] {
  return spec.operations.flatMap((operation) => {
    const keys = Object.keys(operation.responses).filter((key) => /^\d+$/.test(key));
    const cases = keys.map((key): TestCaseParts => {
      const edits = [{ in: "header", name: "Prefer", value: `code=${key}` } as const];
      return { label: "requested by status", status: Number(key), edits, isolated: false };
    });
    return completeTestCases(operation, "preferred", cases);
  });
}

import type { SpecModel } from "../spec/model.ts";
import { completeTestCases, type TestCaseParts } from "./generator.ts";
import type { TestCase } from "./test-case.ts";

/**
 * Each operation × documented status, asked for by its status: all that a server without a memory can show. `default`
 * and classes of statuses (`4XX`) can't be asked for.
 */
export function listPreferredTestCases(spec: SpecModel): TestCase[] {
  return spec.operations.flatMap((operation) => {
    const keys = Object.keys(operation.responses).filter((key) => /^\d+$/.test(key));
    const cases = keys.map((key): TestCaseParts => {
      return { label: "asked for by its status", status: Number(key), capability: "prefer", isolated: false };
    });
    return completeTestCases(operation, "preferred", cases, spec);
  });
}

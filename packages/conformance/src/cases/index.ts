import type { Operation } from "@crewkit/openapi";
import type { TestCase } from "../base/test-case.ts";
import { groupBy } from "../values/group.ts";
import { access } from "./access.ts";
import { boundaries } from "./boundaries.ts";
import { completeTestCases, type GeneratorOptions, type TestCaseGenerator } from "./case-generator.ts";
import { ids } from "./ids.ts";
import { fields } from "./invalid-fields.ts";
import { mediaTypes } from "./media-types.ts";
import { parameters } from "./parameters.ts";
import { listPrecedence } from "./precedence.ts";
import { serverErrors } from "./server-errors.ts";
import { state } from "./state.ts";
import { success } from "./success.ts";
import { wholeBody } from "./whole-body.ts";

// In execution order: cases that others depend on come first.
const generators: Record<string, TestCaseGenerator> = {
  success,
  state,
  access,
  ids,
  "whole-body": wholeBody,
  "media-types": mediaTypes,
  "invalid-fields": fields,
  boundaries,
  parameters,
  "server-errors": serverErrors,
};

export function listTestCases(options: GeneratorOptions): TestCase[] {
  const cases = options.spec.operations.flatMap((operation) => listOperationTestCases(operation, options));
  return [...groupBy(cases, ({ name }) => name).values()].flatMap(numberDuplicates);
}

export function listOperationTestCases(operation: Operation, options: GeneratorOptions): TestCase[] {
  const { spec } = options;
  const testCases = Object.entries(generators).flatMap(([kind, generate]) =>
    completeTestCases(operation, kind, generate(operation, options)),
  );
  const precedence = listPrecedence(operation, testCases, spec);
  return [...testCases, ...completeTestCases(operation, "precedence", precedence)];
}

// Branches of a schema may yield the same name.
function numberDuplicates(duplicates: TestCase[]): TestCase[] {
  return duplicates.map((each, index) => (index === 0 ? each : { ...each, name: `${each.name} (${index + 1})` }));
}

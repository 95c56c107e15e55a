import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import type { Edit, TestCase } from "../base/test-case.ts";
import type { TestCaseParts } from "./case-generator.ts";

/** Combines each error with the next one in the plan's precedence that has a different status. */
export function listPrecedence(operation: Operation, cases: readonly TestCase[], { plan }: SpecModel): TestCaseParts[] {
  const { precedence = plan.precedence ?? [] } = plan.operations?.[operation.operationId] ?? {};
  const candidates = precedence.flatMap((errorKind) => cases.find((each) => each.errorKind === errorKind) ?? []);
  return candidates.flatMap((first, index) => {
    const second = candidates.slice(index + 1).find((other) => canCombine(first, other));
    return second ? [combine(first, second)] : [];
  });
}

// A request has one path, one body and one caller.
function canCombine(first: TestCase, second: TestCase): boolean {
  return (
    first.status !== second.status &&
    first.edits.every((a) => second.edits.every((b) => requestPartOf(a) !== requestPartOf(b)))
  );
}

function requestPartOf({ in: part }: Edit): string {
  if (part === "content") return "body";
  return ["body", "query", "path", "header"].includes(part) ? part : "caller";
}

function combine(first: TestCase, second: TestCase): TestCaseParts {
  const { status, errorField, errorKind } = first;
  const edits = [...first.edits, ...second.edits];
  return { label: `${labelOf(first)}, and ${labelOf(second)}`, status, errorField, errorKind, edits };
}

function labelOf({ name }: TestCase): string {
  return name.split(" > ").slice(2).join(" > ");
}

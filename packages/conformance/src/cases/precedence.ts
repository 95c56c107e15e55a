import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import type { Edit, TestCase } from "../base/test-case.ts";
import type { TestCaseParts } from "./case-generator.ts";

/** Combines each error with the next one in the plan's precedence that has a different status. */
export function listPrecedence(operation: Operation, cases: readonly TestCase[], { plan }: SpecModel): TestCaseParts[] {
  const { precedence = plan.precedence ?? [] } = plan.operations?.[operation.operationId] ?? {};
  const candidates = precedence.flatMap((errorKind) => cases.find((each) => each.errorKind === errorKind) ?? []);
  return candidates.flatMap((first, index) => {
    const { status, errorField, errorKind } = first;
    // A request has one path, one body and one caller.
    const parts = first.edits.map(requestPartOf);
    const second = candidates
      .slice(index + 1)
      .find((other) => other.status !== status && !other.edits.some((edit) => parts.includes(requestPartOf(edit))));
    if (!second) return [];
    const label = `${labelOf(first)}, and ${labelOf(second)}`;
    return [{ label, status, errorField, errorKind, edits: [...first.edits, ...second.edits] }];
  });
}

function requestPartOf({ in: part }: Edit): string {
  if (part === "content") return "body";
  return ["body", "query", "path", "header"].includes(part) ? part : "caller";
}

function labelOf({ name }: TestCase): string {
  return name.split(" > ").slice(2).join(" > ");
}

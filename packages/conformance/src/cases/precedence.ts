import type { Operation } from "@crewkit/openapi";
import type { Law } from "../law/law.ts";
import type { Case, Edit } from "./case.ts";
import type { CaseParts } from "./make.ts";

/**
 * Requests with two faults, of which the plan says which is refused: a viewer who may not create hears that, and not
 * what is wrong with the body. They are made of an operation's cases with one; each fault stands beside the next one in
 * the plan's precedence.
 */
export function listPrecedence(operation: Operation, single: readonly Case[], { plan }: Law): CaseParts[] {
  const { precedence = plan.precedence ?? [] } = plan.operations?.[operation.operationId] ?? {};
  const faulty = precedence.flatMap((fault) => single.find((each) => each.fault === fault) ?? []);
  return faulty.flatMap((first, index) => {
    const second = faulty.slice(index + 1).find((other) => canBeBoth(first, other));
    return second ? [both(first, second)] : [];
  });
}

// Which of two is refused shows where the statuses differ; and a request has one path, one body and one who asks.
function canBeBoth(first: Case, second: Case): boolean {
  return first.status !== second.status && first.edits.every((a) => second.edits.every((b) => partOf(a) !== partOf(b)));
}

function partOf(edit: Edit): string {
  return parts[edit.in];
}

const parts: Record<Edit["in"], string> = {
  body: "body",
  raw: "body",
  query: "query",
  path: "path",
  header: "header",
  as: "who",
  token: "who",
  "spent token": "who",
};

function both(first: Case, second: Case): CaseParts {
  const { status, blames, fault } = first;
  const edits = [...first.edits, ...second.edits];
  return { why: `${whyOf(first)}, and ${whyOf(second)}`, status, blames, fault, edits };
}

function whyOf({ name }: Case): string {
  return name.split(" > ").slice(2).join(" > ");
}

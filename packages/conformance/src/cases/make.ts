import type { Operation } from "@crewkit/openapi";
import type { Law } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import type { Case } from "./case.ts";

/** What the makers of cases work with. */
export interface Making {
  law: Law<Plan>;
  /** Where random values come from: the same seed gives the same cases. */
  seed: number;
}

/** Makes the cases of one kind for an operation. */
export type MakeCases = (operation: Operation, making: Making) => Case[];

/** A case with what most have: the request that succeeds, things that others use too, no edits. */
export function makeCase(operation: Operation, status: number, { why, ...own }: Own): Case {
  const name = `${operation.operationId} > ${status} > ${why}`;
  return { name, operation, status, recipe: "success", fresh: false, edits: [], ...own };
}

/** What a case has of its own; `why` is the rest of its name. */
type Own = Partial<Case> & Pick<Case, "kind"> & { why: string };

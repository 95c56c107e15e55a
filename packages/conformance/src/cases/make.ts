import type { Operation } from "@crewkit/openapi";
import { documents, isSuccess, type Law, mayWrite } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import type { Case } from "./case.ts";

export interface Making {
  law: Law<Plan>;
  /** Where random values come from: the same seed gives the same cases. */
  seed: number;
}

export interface CaseParts extends Partial<Omit<Case, "name" | "operation" | "status" | "kind">> {
  /** Undefined where the plan knows of none. */
  status: number | undefined;
  /** The rest of its name. */
  why: string;
}

export type MakeCases = (operation: Operation, making: Making) => CaseParts[];

/** Completes the cases of a kind. By default a case is the request that succeeds, and needs things of its own if it does. */
export function completeCases(operation: Operation, kind: string, all: readonly CaseParts[], { plan }: Law): Case[] {
  return all.flatMap(({ why, status, ...own }) => {
    if (status === undefined || !isPromised(operation, status, own)) return [];
    const name = `${operation.operationId} > ${status} > ${why}`;
    const fresh = isSuccess(status) && mayWrite(operation, plan);
    return [{ name, operation, status, kind, base: "success", fresh, edits: [], ...own }];
  });
}

// An error that an operation does not document is not asked for, unless the plan has a recipe for it.
function isPromised(operation: Operation, status: number, { base }: Partial<Case>): boolean {
  return isSuccess(status) || base !== undefined || documents(operation, status);
}

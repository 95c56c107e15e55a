import type { Case } from "../cases/case.ts";
import type { Given, OperationPlan, RequestSource } from "./plan.ts";

/** A request that the state refuses, as a plan has it. */
export interface Refused {
  status: number;
  /** Where a status has several. */
  name?: string;
  source: RequestSource;
}

export function listRefused({ refused = {} }: OperationPlan): Refused[] {
  return Object.entries(refused).flatMap(([key, given]): Refused[] => {
    const status = Number(key);
    if (isSource(given)) return [{ status, source: given }];
    return Object.entries(given).map(([name, source]) => ({ status, name, source }));
  });
}

/** The recipe that a case begins with; undefined where the plan has none. */
export function findRequest(plan: OperationPlan, wanted: Case["base"]): RequestSource | undefined {
  if (wanted === "success") return plan.success;
  return listRefused(plan).find(({ status, name }) => status === wanted.status && name === wanted.name)?.source;
}

const parts: Record<keyof Given, true> = { as: true, token: true, path: true, query: true, headers: true, body: true };

function isSource(given: RequestSource | Record<string, RequestSource>): given is RequestSource {
  return typeof given === "function" || Object.keys(given).every((key) => key in parts);
}

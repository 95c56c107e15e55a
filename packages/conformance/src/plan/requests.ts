import type { OperationPlan, RequestSource } from "../base/plan.ts";
import type { TestCase } from "../base/test-case.ts";
import { isRequestSource } from "./check-plan.ts";

type ErrorRequest = { status: number; name?: string; source: RequestSource };

export function listErrorRequests({ errors = {} }: OperationPlan): ErrorRequest[] {
  return Object.entries(errors).flatMap(([key, source]): ErrorRequest[] => {
    const status = Number(key);
    if (isRequestSource(source)) return [{ status, source }];
    return Object.entries(source).map(([name, source]) => ({ status, name, source }));
  });
}

export function findRequestSource(plan: OperationPlan, base: TestCase["base"]): RequestSource | undefined {
  if (base === "success") return plan.success;
  return listErrorRequests(plan).find(({ status, name }) => status === base.status && name === base.name)?.source;
}

import type { TestCase } from "../cases/test-case.ts";
import type { OperationPlan, RequestSource } from "./plan.ts";
import { overrides } from "./shape.ts";

/** A request that is rejected because of the API's state. */
export interface ErrorRequest {
  status: number;
  name?: string;
  source: RequestSource;
}

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

function isRequestSource(source: RequestSource | Record<string, RequestSource>): source is RequestSource {
  return typeof source === "function" || Object.keys(source).every((key) => Object.hasOwn(overrides.keys ?? {}, key));
}

import { listErrorRequests } from "../plan/requests.ts";
import type { TestCaseGenerator } from "./case-generator.ts";

export const state: TestCaseGenerator = (operation, { spec }) =>
  listErrorRequests(spec.plan.operations?.[operation.operationId] ?? {}).map(({ status, name }) => {
    return { label: name ?? "as defined in the plan", status, base: { status, name } };
  });

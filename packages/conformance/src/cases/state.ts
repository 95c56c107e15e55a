import { listErrorRequests } from "../plan/requests.ts";
import type { TestCaseGenerator } from "./generator.ts";

/** Requests of the plan that are rejected because of the state of the API. */
export const state: TestCaseGenerator = (operation, { spec }) =>
  listErrorRequests(spec.plan.operations?.[operation.operationId] ?? {}).map(({ status, name }) => {
    return { label: name ?? "as defined in the plan", status, base: { status, name } };
  });

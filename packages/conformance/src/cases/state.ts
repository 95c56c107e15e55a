import { listErrorRequests } from "../plan/requests.ts";
import type { TestCaseGenerator } from "./generator.ts";

/** Requests that the state refuses, by the plan's recipes. */
export const state: TestCaseGenerator = (operation, { spec }) =>
  listErrorRequests(spec.plan.operations?.[operation.operationId] ?? {}).map(({ status, name }) => {
    return { label: name ?? "as the plan has it", status, base: { status, name } };
  });

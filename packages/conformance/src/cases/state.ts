import { listRefused } from "../plan/requests.ts";
import type { MakeCases } from "./make.ts";

/** Requests that the state refuses, by the plan's recipes. */
export const state: MakeCases = (operation, { law }) =>
  listRefused(law.plan.operations?.[operation.operationId] ?? {}).map(({ status, name }) => {
    return { why: name ?? "as the plan has it", status, base: { status, name } };
  });

import { listRefused } from "../plan/recipes.ts";
import { type MakeCases, makeCase } from "./make.ts";

/** Requests that the state refuses, by the plan's recipes. */
export const stateCases: MakeCases = (operation, { law }) =>
  listRefused(law.plan.operations?.[operation.operationId] ?? {}).map(({ status, name }) => {
    const recipe = { status, ...(name !== undefined && { name }) };
    return makeCase(operation, status, { kind: "state", why: name ?? "as the plan has it", recipe });
  });

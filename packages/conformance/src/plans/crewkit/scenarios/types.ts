import type { CustomScenario } from "../../../plan/plan.ts";
import type { OperationId } from "../setup/requests.ts";

/** Custom scenarios by operationId and name. */
export type CustomScenarios = { [Id in OperationId]?: Record<string, CustomScenario> };

import type { CustomScenario } from "../../../plan/plan.ts";
import type { OperationId } from "../setup/requests.ts";

/** Stories by the operation that they are about, and by what holds. */
export type CustomScenarios = { [Id in OperationId]?: Record<string, CustomScenario> };

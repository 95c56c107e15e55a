import type { CustomScenario } from "../../../plan/plan.ts";
import type { OperationId } from "../setup/requests.ts";

export type CustomScenarios = { [Id in OperationId]?: Record<string, CustomScenario> };

import type { Story } from "../../../plan/plan.ts";
import type { OperationId } from "../world/ask.ts";

/** Stories by the operation that they are about, and by what holds. */
export type Stories = { [Id in OperationId]?: Record<string, Story> };

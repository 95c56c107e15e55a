import type { Operation } from "@crewkit/openapi";
import type { Law } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import type { Walk } from "./walk.ts";

export type { Steps } from "./walk.ts";

/** What a walk has of its own. By default it writes if its operation does. */
export interface WalkParts extends Pick<Walk, "as" | "go">, Partial<Pick<Walk, "writes">> {
  operation: Operation;
  /** What its name begins with. Default: the operation. */
  subject?: string;
  /** The rest of its name, after the kind. */
  what?: string;
}

export type MakeWalks = (law: Law<Plan>) => WalkParts[];

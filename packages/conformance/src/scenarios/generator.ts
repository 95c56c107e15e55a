import type { Operation } from "@crewkit/openapi";
import type { Plan } from "../plan/plan.ts";
import type { SpecModel } from "../spec/model.ts";
import type { Scenario } from "./scenario.ts";

export type { ScenarioSteps } from "./scenario.ts";

/** What a walk has of its own. By default it writes if its operation does. */
export interface ScenarioParts extends Pick<Scenario, "as" | "run">, Partial<Pick<Scenario, "writes">> {
  operation: Operation;
  /** What its name begins with. Default: the operation. */
  subject?: string;
  /** The rest of its name, after the kind. */
  variant?: string;
}

export type ScenarioGenerator = (spec: SpecModel<Plan>) => ScenarioParts[];

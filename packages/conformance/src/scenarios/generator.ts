import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../spec/model.ts";
import type { Scenario } from "./scenario.ts";

export type { ScenarioSteps } from "./scenario.ts";

export interface ScenarioParts extends Pick<Scenario, "as" | "run">, Partial<Pick<Scenario, "writes">> {
  operation: Operation;
  /** The end of the name. */
  variant?: string;
}

export type ScenarioGenerator = (spec: SpecModel) => ScenarioParts[];

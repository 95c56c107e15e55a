import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import type { EngineSteps } from "../context/engine-context.ts";

/** Several requests in sequence whose responses must be consistent. `run` sends them. */
export interface Scenario {
  /** Such as `createProject > lifecycle`. */
  name: string;
  operationId: string;
  /** The name of the file that generates the scenario. */
  kind: string;
  writes: boolean;
  /** Actors whose tokens the scenario needs, in addition to the first actor's. */
  as?: readonly string[];
  run(steps: EngineSteps): Promise<void>;
}

export interface ScenarioParts extends Pick<Scenario, "as" | "run">, Partial<Pick<Scenario, "writes">> {
  operation: Operation;
  variant?: string;
}

export type ScenarioGenerator = (spec: SpecModel) => ScenarioParts[];

import type { SpecModel } from "../base/model.ts";
import type { RunContext } from "../base/run-context.ts";
import type { ScenarioSteps } from "../base/steps.ts";

/** What only the engine may use, and not a plan. */
export interface EngineContext extends RunContext {
  spec: SpecModel;
  outsiderContext(): Promise<EngineContext>;
  actorContext?: EngineContext;
  /** Waits until this many requests can be sent without waiting in between. */
  reserve(requests: number): Promise<void>;
  /** Runs the clean-up steps and returns the messages of failed ones. */
  cleanUp(): Promise<string[]>;
}

/** The functions check every response. */
export interface EngineSteps extends ScenarioSteps {
  context: EngineContext;
}

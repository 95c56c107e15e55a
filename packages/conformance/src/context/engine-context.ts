import type { SpecModel } from "../base/model.ts";
import type { RequestDraft } from "../base/request.ts";
import type { DraftOptions, RunContext } from "../base/run-context.ts";
import type { ScenarioSteps } from "../base/steps.ts";
import type { TestCase } from "../base/test-case.ts";

/** What only the engine may use, and not a plan. */
export interface EngineContext extends RunContext {
  spec: SpecModel;
  outsiderContext(): Promise<EngineContext>;
  actorContext?: EngineContext;
  /** Waits until this many requests can be sent without waiting in between. */
  reserve(requests: number): Promise<void>;
  cleanUp(): Promise<string[]>;
}

/** The functions check every response. */
export interface EngineSteps extends ScenarioSteps {
  context: EngineContext;
}

export interface RequestOptions extends DraftOptions {
  testCase?: TestCase;
}

export interface BaseRequest {
  draft: RequestDraft;
  /** False if the caller or the plan has chosen the values of unique fields for this request. */
  needsFreshValues: boolean;
  /** True if the ids in the body are those of the contract's example. */
  hasExampleIds: boolean;
}

/** A request whose unique fields may have the values of an earlier request. */
export interface PreparedRequest {
  draft: RequestDraft;
  base: BaseRequest;
  testCase: TestCase | undefined;
}

import type { Exchange } from "../base/exchange.ts";
import type { Failure } from "../base/failure.ts";
import type { CheckContext } from "../base/model.ts";
import type { TestNeeds } from "../base/plan.ts";
import type { TestInfo } from "../base/result.ts";
import type { EngineContext } from "../context/engine-context.ts";
import type { Sender } from "../http/sender.ts";

export interface TestEnvironment {
  context: EngineContext;
  checkContext: CheckContext;
  sender: Sender;
  /** The last exchange of each operation, in order of time. */
  latest: ReadonlyMap<string, Exchange>;
  seed: number;
}

export interface TestLog {
  failures: Failure[];
  exchange?: Exchange;
}

/** The expected requests of a test. */
export interface RequestLoad {
  operationId: string;
  requests: number;
}

/** A test case or a scenario that can run. */
export interface Task extends TestInfo, RequestLoad {
  requires: Required<TestNeeds> & {
    /** True if the test needs rate limits. */
    limits: boolean;
  };
  run(environment: TestEnvironment, log: TestLog): Promise<void>;
}

import type { Exchange } from "../base/exchange.ts";
import type { Failure } from "../base/failure.ts";
import type { TestInfo } from "../base/result.ts";
import type { TestCase } from "../base/test-case.ts";
import type { CheckContext } from "../checks/check.ts";
import type { EngineContext } from "../context/engine-context.ts";
import type { Sender } from "../http/sender.ts";
import type { RequestLoad } from "./estimate.ts";

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

/** A test case or a scenario that can run. */
export interface Task extends TestInfo, RequestLoad {
  /** What the test needs. `as` lists the actors whose tokens are needed. */
  requires: { writes: boolean; capability?: TestCase["capability"] | undefined; as: readonly string[] };
  run(environment: TestEnvironment, log: TestLog): Promise<void>;
}

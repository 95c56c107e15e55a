import type { Failure } from "../checks/check.ts";
import type { Exchange, HttpRequest } from "../http/exchange.ts";

/** A test case or a scenario. */
export interface TestInfo {
  /** `createProject > 422 > body name: missing`. */
  name: string;
  operationId: string;
  /** The kind of test case or scenario, which is the name of its file. */
  kind: string;
  /** The expected status. Undefined for a scenario. */
  status?: number | undefined;
}

type Outcome = "passed" | "failed" | "skipped";

export interface Result extends TestInfo {
  outcome: Outcome;
  /** The outcome of the retry after a missing response or a gateway error. */
  retry?: Outcome | undefined;
  failures: Failure[];
  /** Why it was skipped. */
  reason?: string | undefined;
  /** The last request and its response. */
  exchange?: Exchange | undefined;
  /** The request without a response. */
  request?: HttpRequest | undefined;
  milliseconds: number;
}

/** All tests, the selected ones, and their results. */
export interface RunOutcome {
  all: readonly TestInfo[];
  chosen: readonly TestInfo[];
  results: readonly Result[];
  stopped?: string | undefined;
}

import type { Exchange, HttpRequest } from "./exchange.ts";
import type { Failure } from "./failure.ts";

/** A test case or a scenario. */
export interface TestInfo {
  /** `createProject > 422 > body name: missing`. */
  name: string;
  operationId: string;
  /** The file name of its test case or scenario generator. */
  kind: string;
  /** The fields or the error that a test case is about. */
  rule?: string | undefined;
  /** The expected status. Undefined for a scenario. */
  status?: number | undefined;
}

type Outcome = "passed" | "failed" | "skipped";

export interface Result extends TestInfo {
  outcome: Outcome;
  /** The outcome of a retry after a connection error. */
  retry?: Outcome | undefined;
  failures: Failure[];
  /** The reason why the test was skipped. */
  reason?: string | undefined;
  /** The unsuccessful request that the test needed and a correct API accepts. */
  setup?: Exchange | undefined;
  exchange?: Exchange | undefined;
  /** The request that got no response. */
  request?: HttpRequest | undefined;
  milliseconds: number;
}

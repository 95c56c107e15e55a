import type { Failure } from "../checks/check.ts";
import type { Exchange, HttpRequest } from "../http/exchange.ts";

/** What is tried: a case or a walk, by its name. */
export interface TestInfo {
  /** `createProject > 422 > body name: missing`. */
  name: string;
  /** The operation that it is about. */
  operationId: string;
  /** The kind of case or walk. */
  kind: string;
  /** The status that is wanted; undefined for a walk. */
  status?: number | undefined;
}

/** How a case or a walk ended. */
type Outcome = "passed" | "failed" | "skipped";

/** What came of a case or a walk. */
export interface Result extends TestInfo {
  outcome: Outcome;
  /** What came when it was tried once more, where it failed for want of an answer or by a gateway's. */
  retry?: Outcome | undefined;
  failures: Failure[];
  /** Why it was not reached. */
  reason?: string | undefined;
  /** The last request of it, with its answer. */
  exchange?: Exchange | undefined;
  /** The request that got no answer. */
  request?: HttpRequest | undefined;
  milliseconds: number;
}

/** What a run could try, and what came of it: the reasons are told from these. */
export interface RunOutcome {
  all: readonly TestInfo[];
  chosen: readonly TestInfo[];
  results: readonly Result[];
  stopped?: string | undefined;
}

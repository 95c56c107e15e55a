import type { Contract } from "@crewkit/openapi";
import type { Plan } from "../plan/plan.ts";
import type { Result } from "../report/result.ts";
import type { Target } from "../targets/target.ts";
import type { Selection } from "./tasks.ts";

export interface RunOptions {
  contract: Contract;
  plan: Plan;
  target: Target;
  /** Seed of random values. Defaults to 1. */
  seed?: number | undefined;
  /** Run only test cases and scenarios whose name contains one of these. */
  only?: readonly string[] | undefined;
  /** Run a random sample that takes about this many milliseconds, spread over operations and kinds. */
  sample?: number | undefined;
  /** True to report undeclared fields in responses. Defaults to false. */
  closed?: boolean | undefined;
  /** Maximum requests per minute. */
  rate?: number | undefined;
  /** Timeout of a request in milliseconds. Defaults to 10,000. */
  timeout?: number | undefined;
  /** True to stop at the first failure. Defaults to false. */
  bail?: boolean | undefined;
  /** Names of test cases and scenarios that may fail. A name that passes or does not exist is reported as a problem. */
  expectedFailures?: readonly string[] | undefined;
  /** Parsed Arazzo documents. Each workflow becomes a scenario. */
  workflows?: readonly unknown[];
  /** Stops the run. It still cleans up and reports the results so far. */
  signal?: AbortSignal;
  /** Called with the selection before the first request. Throw to cancel the run. */
  onStart?(selection: Selection): void;
  onResult?(result: Result): void;
  /** Called with the seconds of each wait for a rate limit, before the wait. */
  onWait?(seconds: number): void;
}

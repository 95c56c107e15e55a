import type { Contract } from "@crewkit/openapi";
import type { Plan } from "../base/plan.ts";
import type { Result } from "../base/result.ts";
import type { Target } from "../base/target.ts";
import type { SenderOptions } from "../http/sender.ts";

export interface RunOptions extends Omit<SenderOptions, "onExchange"> {
  contract: Contract;
  plan: Plan;
  target: Target;
  /** Defaults to 1. */
  seed?: number | undefined;
  /** Only tests whose name contains one of these. */
  only?: readonly string[] | undefined;
  /** A random sample of tests, spread over operations and kinds, that takes about this many milliseconds. */
  sample?: number | undefined;
  /** True to report undeclared fields in responses. Defaults to false, or the value of the target. */
  closed?: boolean | undefined;
  /** True to stop at the first failure. Defaults to false. */
  bail?: boolean | undefined;
  /** Names of tests that may fail. A name that passes or does not exist is a problem. */
  expectedFailures?: readonly string[] | undefined;
  onResult?(result: Result): void;
}

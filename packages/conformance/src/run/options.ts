import type { Contract } from "@crewkit/openapi";
import type { Plan } from "../plan/plan.ts";
import type { Result } from "../report/result.ts";
import type { Target } from "../targets/target.ts";
import type { Selection } from "./tasks.ts";

/** What to run, and against what. */
export interface RunOptions {
  contract: Contract;
  plan: Plan;
  target: Target;
  /** Where random values come from. Default 1. */
  seed?: number | undefined;
  /** Only cases and walks whose name has one of these in it. */
  only?: readonly string[] | undefined;
  /** A choice by seed that takes about so many milliseconds, spread over operations and kinds. */
  sample?: number | undefined;
  /** Whether an answer may have only what the contract declares. Default false. */
  closed?: boolean | undefined;
  /** Requests a minute at most. */
  rate?: number | undefined;
  /** Milliseconds until the end of an answer. Default 10,000. */
  timeout?: number | undefined;
  /** Whether the first failure ends the run. Default false. */
  bail?: boolean | undefined;
  /** Names of cases and walks that may fail for now: one that passes, or that there is not, is a problem. */
  expectedFailures?: readonly string[] | undefined;
  /** Arazzo documents, parsed: each workflow of theirs is a walk. */
  workflows?: readonly unknown[];
  /** Ends the run: what was made is cleaned up, what was done is reported. */
  signal?: AbortSignal;
  /** Hears what will be tried, before the first of it is. What it throws ends the run. */
  onStart?(selection: Selection): void;
  /** Hears of each result as it comes. */
  onResult?(result: Result): void;
  /** Hears of each wait for the API's limit, in seconds, as it begins. */
  onWait?(seconds: number): void;
}

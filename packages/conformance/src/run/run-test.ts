import type { CheckContext, Failure } from "../checks/check.ts";
import type { RunContext } from "../context/context.ts";
import { isSetupDefect, SkipError } from "../context/skip.ts";
import { type Exchange, NoResponseError } from "../http/exchange.ts";
import type { Sender } from "../http/sender.ts";
import type { Result } from "../report/result.ts";
import type { Task } from "./suite.ts";

export interface TestEnvironment {
  context: RunContext;
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

/** Turns errors into results, so that the run continues. */
export async function runTest(task: Task, environment: TestEnvironment): Promise<Result> {
  const { name, operationId, kind, status, rule } = task;
  const startedAt = performance.now();
  const log: TestLog = { failures: [] };
  const { failure, ...rest }: TestError = await task.run(environment, log).then(() => ({}), toTestError);
  const failures = [...log.failures, ...(failure ? [failure] : [])];
  return {
    name,
    operationId,
    kind,
    status,
    rule,
    outcome: failures.length > 0 ? "failed" : rest.reason === undefined ? "passed" : "skipped",
    failures,
    exchange: rest.request ? undefined : log.exchange,
    ...rest,
    milliseconds: performance.now() - startedAt,
  };
}

interface TestError extends Pick<Result, "reason" | "setup" | "request"> {
  failure?: Failure;
}

function toTestError(error: unknown): TestError {
  if (isSetupDefect(error)) return { reason: error.message, setup: error.exchange };
  if (error instanceof SkipError) return { reason: error.message };
  if (error instanceof NoResponseError)
    return { failure: { check: "no-response", message: error.message }, request: error.request };
  const description = error instanceof Error ? error.stack?.split("\n", 2).join("") : error;
  return { failure: { check: "plan", message: `The plan or the engine threw ${description}.` } };
}

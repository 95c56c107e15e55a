import { NoResponseError } from "../base/exchange.ts";
import type { Failure } from "../base/failure.ts";
import type { Result } from "../base/result.ts";
import { isSetupDefect, SkipError } from "../base/skip.ts";
import { inRule, text } from "../values/format.ts";
import type { Task, TestEnvironment, TestLog } from "./task.ts";

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
  if (error instanceof NoResponseError) {
    const { message, request } = error;
    return { failure: { check: "no-response", message, rule: `${request.method} ${request.operation.path}` }, request };
  }
  // The place tells apart errors whose messages contain values.
  const [problem, place = ""] = String(error instanceof Error ? error.stack : error).split("\n", 2);
  return { failure: { check: "plan", ...text`The plan or the engine threw ${problem}${inRule(place)}.` } };
}

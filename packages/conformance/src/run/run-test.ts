import type { CheckContext, Failure } from "../checks/check.ts";
import type { RunContext } from "../context/context.ts";
import { SkipError } from "../context/skip.ts";
import { type Exchange, type HttpRequest, NoResponseError } from "../http/exchange.ts";
import { InterruptedError, type RateLimiter } from "../http/rate-limiter.ts";
import type { Plan } from "../plan/plan.ts";
import type { Result, TestInfo } from "../report/result.ts";

export interface TestEnvironment {
  plan: Plan;
  context: RunContext;
  checkContext: CheckContext;
  rateLimiter: RateLimiter;
  seed: number;
}

export interface TestLog {
  failures: Failure[];
  /** The newest. */
  exchange?: Exchange;
}

/**
 * Tries a case or a walk. What breaks it off is a part of the result: the run goes on.
 *
 * @throws Interrupted
 */
export async function runTest(subject: TestInfo, run: (log: TestLog) => Promise<void>): Promise<Result> {
  const startedAt = performance.now();
  const log: TestLog = { failures: [] };
  const { failure, reason, request }: TestError = await run(log).then(() => ({}), toTestError);
  const failures = [...log.failures, ...(failure ? [failure] : [])];
  return {
    ...subject,
    outcome: failures.length > 0 ? "failed" : reason === undefined ? "passed" : "skipped",
    failures,
    reason,
    request,
    exchange: request ? undefined : log.exchange,
    milliseconds: performance.now() - startedAt,
  };
}

/** How something ended that did not come to its end. */
interface TestError {
  failure?: Failure;
  reason?: string;
  request?: HttpRequest;
}

function toTestError(error: unknown): TestError {
  if (error instanceof InterruptedError) throw error;
  if (error instanceof SkipError) return { reason: error.message };
  if (error instanceof NoResponseError)
    return { failure: { check: "no-response", message: error.message }, request: error.request };
  // A recipe that can't make anything of an answer does not end the run.
  const description = error instanceof Error ? error.stack?.split("\n", 2).join("") : error;
  return { failure: { check: "plan", message: `What is done for it threw ${description}.` } };
}

import type { CheckContext } from "../checks/check.ts";
import { createRunContext } from "../context/create.ts";
import { type ConnectionMonitor, monitorConnection } from "../http/connection-monitor.ts";
import type { Exchange } from "../http/exchange.ts";
import { createRateLimiter, InterruptedError } from "../http/rate-limiter.ts";
import { createSend, type Send } from "../http/send.ts";
import { createCoverage } from "../report/coverage.ts";
import { redactTokens } from "../report/redact.ts";
import { createReport, type Report, type ReportInput } from "../report/report.ts";
import type { Result } from "../report/result.ts";
import type { RunOptions } from "./options.ts";
import type { TestEnvironment } from "./run-test.ts";
import { select } from "./select.ts";
import { createStopCondition } from "./stop.ts";
import { prepareSuite, type Suite } from "./suite.ts";
import type { Task } from "./tasks.ts";

/**
 * Runs the test suite and returns the report.
 *
 * @param suite a suite to share between runs. Preparing a suite takes as long as a few hundred requests.
 * @example
 * const { counts, results } = await runConformance({ contract: readContract(), plan, target });
 */
export async function runConformance(options: RunOptions, suite: Suite = prepareSuite(options)): Promise<Report> {
  const { plan, target, seed = 1, closed = false } = options;
  const { spec, tasks } = suite;
  const startedAt = new Date();
  const selection = select(tasks, options);
  options.onStart?.(selection);
  const coverage = createCoverage(spec);
  const connection = monitorConnection(createRecordingSend(options, coverage.record));
  const rateLimiter = createRateLimiter(connection.send, spec, target.capabilities, options);
  const runId = `c${seed.toString(36)}${Date.now().toString(36).slice(-5)}`;
  const context = createRunContext(spec, target, rateLimiter, runId);
  const stateful = !target.stateless;
  const outsiderIds = new Set(stateful ? await plan.outsiderIds?.(context).catch(() => []) : []);
  const checkContext: CheckContext = { ...spec, outsiderIds, closed, stateful };
  const environment = { plan, context, checkContext, rateLimiter, seed };
  const { results, stopped } = await runTasks(selection.chosen, environment, connection, options);
  rateLimiter.ignoreAbort();
  const leftovers = options.signal?.aborted && target.disposable ? [] : await context.cleanUp();
  const { expectedFailures = [] } = options;
  const run = { target, seed, expectedFailures, spec, startedAt, ...selection };
  return createReport({ ...run, results, coverage, leftovers, stopped });
}

function createRecordingSend({ target, timeout }: RunOptions, record: (exchange: Exchange) => void): Send {
  const send = createSend(target.url, { timeout });
  return async (request) => {
    const response = await send(request);
    record({ request, response });
    return response;
  };
}

type TaskResults = Pick<ReportInput, "results" | "stopped">;

async function runTasks(
  tasks: readonly Task[],
  environment: TestEnvironment,
  connection: ConnectionMonitor,
  options: RunOptions,
): Promise<TaskResults> {
  const { signal, onResult, target, plan } = options;
  const stopCondition = createStopCondition(options, connection);
  const run = createTaskRunner(connection);
  const results: Result[] = [];
  for (const task of tasks) {
    const result = stopCondition.skippedResult(task) ?? (await run(task, environment).catch(ignoreInterruption));
    if (!result || signal?.aborted) return { results, stopped: "The run was interrupted." };
    const trimmed = trimResult(redactTokens(result, target.tokens, plan));
    results.push(trimmed);
    onResult?.(trimmed);
    const stopped = stopCondition.stopReason(trimmed);
    if (stopped !== undefined) return { results, stopped };
  }
  return { results };
}

function ignoreInterruption(error: unknown): undefined {
  if (!(error instanceof InterruptedError)) throw error;
}

// Drops the exchanges of passed tests to save memory.
function trimResult(result: Result): Result {
  const { exchange, ...rest } = result;
  if (result.outcome !== "failed" || !exchange) return rest;
  const { response } = exchange;
  return { ...rest, exchange: { ...exchange, response: { ...response, text: response.text.slice(0, 4000) } } };
}

type RunTask = (task: Task, environment: TestEnvironment) => Promise<Result>;

/**
 * Retries a task once after a lost response or a gateway error. A failed result is kept, with the outcome of the retry.
 * A skipped result is replaced. Stops retrying an operation after its retry failed.
 */
function createTaskRunner(connection: ConnectionMonitor): RunTask {
  const notRetried = new Set<string>();
  return async (task, environment) => {
    const before = connection.gatewayErrors();
    const first = await task.run(environment);
    if (first.outcome === "passed" || connection.gatewayErrors() === before || notRetried.has(task.operationId))
      return first;
    const second = await task.run(environment);
    if (second.outcome !== "passed") notRetried.add(task.operationId);
    return first.outcome === "skipped" ? second : { ...first, retry: second.outcome };
  };
}

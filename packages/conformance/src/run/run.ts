import type { Exchange } from "../base/exchange.ts";
import { type CheckContext, documentedKey, successOf } from "../base/model.ts";
import type { Result } from "../base/result.ts";
import { withoutLimits } from "../base/skip.ts";
import { createRunContext } from "../context/create.ts";
import { trackCreatedResources } from "../context/created-resources.ts";
import { type Connection, createSender } from "../http/sender.ts";
import { createRedactor, type Redactor } from "../report/redact.ts";
import { createReport, groupCleanUpFailures, type Report, type ReportInput } from "../report/report.ts";
import { formatValue, inRule, text } from "../values/format.ts";
import type { RunOptions } from "./options.ts";
import { runTest } from "./run-test.ts";
import { createStopCondition } from "./stop.ts";
import { prepareSuite, type Suite, select } from "./suite.ts";
import type { Task, TestEnvironment } from "./task.ts";

/**
 * Runs the test suite and returns the report.
 *
 * @param suite a suite to share between runs. Preparing a suite takes as long as a few hundred requests.
 * @example
 * const { counts, results } = await runConformance({ contract: readContract(), plan, target });
 */
export async function runConformance(options: RunOptions, suite: Suite = prepareSuite(options)): Promise<Report> {
  const { target, seed = 1, closed = target.closed ?? false } = options;
  const { spec, tasks } = suite;
  const startedAt = new Date();
  const selection = select(tasks, options);
  const received = new Set<string>();
  let requests = 0;
  const created = trackCreatedResources(spec);
  const redactor = createRedactor(target.tokens, spec.plan);
  const latest = new Map<string, Exchange>();
  const record = (exchange: Exchange) => {
    const { operation } = exchange.request;
    const { operationId } = operation;
    requests += 1;
    received.add(`${operationId} ${documentedKey(operation, exchange.response.status)}`);
    for (const recorder of [created, redactor]) recorder.record(exchange);
    // Moves the operation to the end.
    latest.delete(operationId);
    latest.set(operationId, exchange);
  };

  const sender = createSender(spec, target, { ...options, onExchange: record });
  const runId = `c${seed.toString(36)}${Date.now().toString(36).slice(-5)}`;
  const context = createRunContext(spec, target, sender, runId);
  const stateful = !target.stateless;
  const outsiderIds = new Set(stateful ? await spec.plan.outsiderIds?.(context).catch(() => []) : []);
  const checkContext: CheckContext = { ...spec, outsiderIds, closed, stateful };
  const environment = { context, checkContext, sender, latest, seed };
  const { results, stopped } = await runTasks(selection.chosen, environment, redactor, options);
  sender.ignoreAbort();
  const cleanUpFailures = options.signal?.aborted && target.disposable ? [] : await context.cleanUp();
  const remaining = target.disposable ? [] : await created.deleteAll(sender.send);
  const leftovers = [
    ...remaining.map((each) => ({ ...each, ids: each.ids.map(redactor.redact) })),
    ...groupCleanUpFailures(cleanUpFailures.map(redactor.redact)),
  ];
  const { expectedFailures = [] } = options;
  const run = { target, seed, expectedFailures, spec, startedAt, ...selection };
  return createReport({ ...run, results, received, requests, leftovers, stopped });
}

async function runTasks(
  tasks: readonly Task[],
  environment: TestEnvironment,
  redactor: Redactor,
  options: RunOptions,
): Promise<Pick<ReportInput, "results" | "stopped">> {
  const { connection } = environment.sender;
  const reportSetup = createSetupReporter(options);
  const { skipReason, stopReason } = createStopCondition(options, connection);
  const run = createTaskRunner(connection);
  const results: Result[] = [];
  for (const task of tasks) {
    const reason =
      options.ignoreLimits && task.requires.limits ? withoutLimits().message : skipReason(task.operationId);
    const result = reason ? skip(task, reason) : await run(task, environment);
    if (options.signal?.aborted) return { results, stopped: "The run was interrupted." };
    const finished = finish(reportSetup(result), redactor);
    results.push(finished);
    options.onResult?.(finished);
    const stopped = stopReason(finished);
    if (stopped !== undefined) return { results, stopped };
  }
  return { results };
}

function skip({ name, operationId, kind, status, rule }: Task, reason: string): Result {
  return { name, operationId, kind, status, rule, outcome: "skipped", failures: [], reason, milliseconds: 0 };
}

/** Removes secrets. Drops the exchanges of tests that did not fail, to save memory. */
function finish(result: Result, { redactResult }: Redactor): Result {
  const { exchange: _, ...rest } = result;
  return redactResult(result.outcome === "failed" ? result : rest);
}

/**
 * Retries a task once after a lost response or a gateway error. A failed result is kept, with the outcome of the retry.
 * A skipped result is replaced. Stops retrying an operation after its retry failed.
 */
function createTaskRunner(connection: Connection) {
  const notRetried = new Set<string>();
  return async (task: Task, environment: TestEnvironment): Promise<Result> => {
    const before = connection.gatewayErrors;
    const first = await runTest(task, environment);
    if (first.outcome === "passed" || connection.gatewayErrors === before || notRetried.has(task.operationId))
      return first;
    const second = await runTest(task, environment);
    if (second.outcome !== "passed") notRetried.add(task.operationId);
    return first.outcome === "skipped" ? second : { ...first, retry: second.outcome };
  };
}

/**
 * Fails the first test whose setup failed, unless a test of the operation has already failed. Other tests with the same
 * failed setup stay skipped. Otherwise, a defect that only occurs in setups would not be reported.
 */
function createSetupReporter({ expectedFailures = [] }: RunOptions): (result: Result) => Result {
  const reported = new Set<string>();
  const isExpected = (operationId: string) => expectedFailures.some((name) => name.startsWith(`${operationId} > 2`));
  return ({ setup, ...result }) => {
    for (const { operationId = result.operationId, exchange = result.exchange } of result.failures)
      reported.add(`${operationId} ${exchange?.response.status}`);
    if (!setup || result.outcome !== "skipped") return result;
    const { operationId } = setup.request.operation;
    const key = `${operationId} ${setup.response.status}`;
    if (reported.has(key) || isExpected(operationId)) return result;
    reported.add(key);
    const failure = { check: "setup", ...describeSetup(result, setup), operationId, exchange: setup };
    return { ...result, outcome: "failed", reason: undefined, failures: [failure], exchange: setup };
  };
}

function describeSetup({ operationId, reason }: Result, { request, response }: Exchange) {
  const { operation } = request;
  const expected = successOf(operation);
  if (response.status === expected) return inRule(`${reason}`);
  const received = `received ${response.status} with ${formatValue(response.text, 300)}`;
  const problem = text`Expected status ${expected} from ${operation.operationId}, which the test of ${operationId} needs, but ${received}. Fix the API, or the request of ${operation.operationId} in the contract or the plan.`;
  return { ...problem, expectedStatus: `${expected}` };
}

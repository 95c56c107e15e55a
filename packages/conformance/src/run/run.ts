import type { Bench } from "../checks/check.ts";
import { type Line, watchLine } from "../http/line.ts";
import { createPace, Interrupted } from "../http/pace.ts";
import { createSend, type Send } from "../http/send.ts";
import { createCoverage } from "../report/coverage.ts";
import { hideTokens } from "../report/hide.ts";
import { type Findings, makeReport, type Report } from "../report/report.ts";
import type { Result } from "../report/result.ts";
import { createWorld } from "../world/create.ts";
import type { Running } from "./attempt.ts";
import type { RunOptions } from "./options.ts";
import { select } from "./select.ts";
import { createStop } from "./stop.ts";
import { prepareSuite, type Suite } from "./suite.ts";
import type { Task } from "./tasks.ts";

/**
 * Runs the suite, and reports what came of each case and walk.
 *
 * @param suite pass the same one to repeated runs: preparing it takes about as long as some hundred requests.
 * @example
 * const { counts, results } = await runConformance({ contract: readContract(), plan, target });
 */
export async function runConformance(options: RunOptions, suite: Suite = prepareSuite(options)): Promise<Report> {
  const { plan, target, seed = 1, closed = false } = options;
  const { law, tasks } = suite;
  const began = new Date();
  const selection = select(tasks, options);
  options.onStart?.(selection);
  const coverage = createCoverage(law);
  const line = watchLine(watched(options, coverage.note));
  const pace = createPace(line.send, plan, target.powers, options);
  const world = createWorld(law, target, pace, `c${seed.toString(36)}${Date.now().toString(36).slice(-5)}`);
  // To a target that remembers nothing, nothing is anybody's.
  const remembers = !target.stateless;
  const foreign = new Set(remembers ? await plan.foreign?.(world).catch(() => []) : []);
  const bench: Bench = { ...law, foreign, closed, remembers };
  const running = { plan, world, bench, pace, seed };
  const { results, stopped } = await go(selection.chosen, running, line, options);
  pace.outlast();
  const leftovers = options.signal?.aborted && target.disposable ? [] : await world.end();
  const { expectedFailures = [] } = options;
  const about = { target, seed, expectedFailures, law, began, ...selection };
  return makeReport({ ...about, results, coverage, leftovers, stopped });
}

function watched({ target, timeout }: RunOptions, note: ReturnType<typeof createCoverage>["note"]): Send {
  const send = createSend(target.url, { timeout });
  return async (request) => {
    const answer = await send(request);
    note({ request, answer });
    return answer;
  };
}

type Gone = Pick<Findings, "results" | "stopped">;

async function go(items: readonly Task[], running: Running, line: Line, options: RunOptions): Promise<Gone> {
  const { signal, onResult, target, plan } = options;
  const stop = createStop(options, line);
  const run = runSteadily(line);
  const results: Result[] = [];
  for (const item of items) {
    const result = stop.skips(item) ?? (await run(item, running).catch(interruptedOnly));
    // What was under way when the run was interrupted says nothing.
    if (!result || signal?.aborted) return { results, stopped: "It was interrupted." };
    const told = keepShort(hideTokens(result, target.tokens, plan));
    results.push(told);
    onResult?.(told);
    const stopped = stop.after(told);
    if (stopped !== undefined) return { results, stopped };
  }
  return { results };
}

function interruptedOnly(error: unknown): undefined {
  if (!(error instanceof Interrupted)) throw error;
}

// What passed needs no proof: with it, the memory would grow with every answer.
function keepShort(result: Result): Result {
  const { exchange, ...rest } = result;
  if (result.outcome !== "failed" || !exchange) return rest;
  const { answer } = exchange;
  return { ...rest, exchange: { ...exchange, answer: { ...answer, text: answer.text.slice(0, 4000) } } };
}

/** Runs items, and those that a bad line spoiled once more. */
type RunItem = (item: Task, running: Running) => Promise<Result>;

/**
 * Runs items. Where one got no answer or a gateway's, it is run once more, so that a report can tell an unsteady line
 * from a departure: what failed stays failed, and says what came the second time; what was only not reached is tried
 * anew. An operation for which the second time is no better is not tried twice any more.
 */
function runSteadily(line: Line): RunItem {
  const hopeless = new Set<string>();
  return async (item, running) => {
    const before = line.troubles();
    const first = await item.run(running);
    if (first.outcome === "passed" || line.troubles() === before || hopeless.has(item.operationId)) return first;
    const second = await item.run(running);
    if (second.outcome !== "passed") hopeless.add(item.operationId);
    return first.outcome === "unreached" ? second : { ...first, again: second.outcome };
  };
}

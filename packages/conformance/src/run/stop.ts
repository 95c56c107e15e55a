import type { ConnectionMonitor } from "../http/connection-monitor.ts";
import type { Plan } from "../plan/plan.ts";
import type { Result } from "../report/result.ts";
import { isSuccess } from "../spec/model.ts";
import type { RunOptions } from "./options.ts";
import type { Task } from "./tasks.ts";

/** So many in a row that got no answer are enough. */
const maxNoResponses = 5;

/** When a run ends early, and what it leaves out. */
export interface StopCondition {
  /** What comes of an item that need not be tried any more; undefined for one that is to be tried. */
  skippedResult(task: Task): Result | undefined;
  /** Why the run ends after a result; undefined if it goes on. */
  stopReason(result: Result): string | undefined;
}

/**
 * Ends a run at its first failure, if that is wanted; where the target has gone: 5 requests in a row without an answer,
 * of more than one operation; and where the token is not good any more. Where only one operation gives no answer, the
 * rest of its cases is left out.
 */
export function createStopCondition(
  { bail = false, expectedFailures = [], plan }: Pick<RunOptions, "bail" | "expectedFailures" | "plan">,
  connection: ConnectionMonitor,
): StopCondition {
  const silentOperations = new Set<string>();
  const isTokenExpired = createTokenMonitor(plan);
  let streak: Result[] = [];

  function stopReason(result: Result): string | undefined {
    if (bail && result.outcome === "failed" && !expectedFailures.includes(result.name))
      return `It was to end at the first failure: ${result.name}.`;
    if (isTokenExpired(result))
      return `The token of ${plan.actors[0]} was good at the beginning and is refused by now: give one that lives longer, or try less with --sample or --only.`;
    if (result.outcome === "skipped") return undefined;
    const [noResponse] = result.failures.filter(({ check }) => check === "no-response");
    streak = noResponse ? [...streak, result] : [];
    if (connection.noResponseStreak() >= maxNoResponses && operationsOf(streak).size > 1)
      return `${connection.noResponseStreak()} in a row got no answer; the last: ${noResponse?.message}`;
    const last = operationsOf(streak.slice(-maxNoResponses));
    if (streak.length >= maxNoResponses && last.size === 1) silentOperations.add(result.operationId);
    return undefined;
  }

  return {
    stopReason,
    skippedResult({ name, operationId, kind, status }) {
      if (!silentOperations.has(operationId)) return undefined;
      const reason = `${operationId} gave no answer ${maxNoResponses} times in a row: the rest of its cases was left out.`;
      return { name, operationId, kind, status, outcome: "skipped", failures: [], reason, milliseconds: 0 };
    },
  };
}

function operationsOf(results: readonly Result[]): Set<string> {
  return new Set(results.map(({ operationId }) => operationId));
}

// So many in a row, of so many operations, that should have gone well and were refused as nobody's: one operation that
// refuses good tokens is a departure, and all of them a token that has expired.
const [minRejections, minOperations] = [6, 4];

function createTokenMonitor({ errorStatuses: { token: rejected } }: Plan): (result: Result) => boolean {
  let streak: Result[] = [];
  return (result) => {
    const { outcome, status, exchange } = result;
    // What is to be refused says nothing: it may be for another reason, before anybody looks at the token.
    const isExpectedSuccess = outcome !== "skipped" && (status === undefined || isSuccess(status));
    if (rejected === undefined || !isExpectedSuccess) return false;
    streak = exchange?.response.status === rejected ? [...streak, result] : [];
    return streak.length >= minRejections && operationsOf(streak).size >= minOperations;
  };
}

import type { ConnectionMonitor } from "../http/connection-monitor.ts";
import type { Plan } from "../plan/plan.ts";
import type { Result } from "../report/result.ts";
import { isSuccess } from "../spec/model.ts";
import type { RunOptions } from "./options.ts";
import type { Task } from "./tasks.ts";

const maxNoResponses = 5;

export interface StopCondition {
  /** The result of a task that must not run; undefined if it must. */
  skippedResult(task: Task): Result | undefined;
  /** The reason to stop after a result; undefined to continue. */
  stopReason(result: Result): string | undefined;
}

/**
 * Stops a run at the first failure if requested, when the target stops responding (5 requests in a row, of more than
 * one
 * operation), and when the token has expired. If only one operation does not respond, skips the rest of its tests.
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
      return `Stopped at the first failure: ${result.name}.`;
    if (isTokenExpired(result))
      return `The token of ${plan.actors[0]} has expired during the run. Pass one with a longer lifetime, or run fewer tests with --sample or --only.`;
    if (result.outcome === "skipped") return undefined;
    const [noResponse] = result.failures.filter(({ check }) => check === "no-response");
    streak = noResponse ? [...streak, result] : [];
    if (connection.noResponseStreak() >= maxNoResponses && operationsOf(streak).size > 1)
      return `${connection.noResponseStreak()} requests in a row got no response. The last one: ${noResponse?.message}`;
    const last = operationsOf(streak.slice(-maxNoResponses));
    if (streak.length >= maxNoResponses && last.size === 1) silentOperations.add(result.operationId);
    return undefined;
  }

  return {
    stopReason,
    skippedResult({ name, operationId, kind, status }) {
      if (!silentOperations.has(operationId)) return undefined;
      const reason = `${operationId} did not respond ${maxNoResponses} times in a row. The rest of its tests were skipped.`;
      return { name, operationId, kind, status, outcome: "skipped", failures: [], reason, milliseconds: 0 };
    },
  };
}

function operationsOf(results: readonly Result[]): Set<string> {
  return new Set(results.map(({ operationId }) => operationId));
}

// A token has expired if this many successful requests in a row are rejected, of this many operations. A single
// operation
// that rejects valid tokens is a contract violation.
const [minRejections, minOperations] = [6, 4];

function createTokenMonitor({ errorStatuses: { token: rejected } }: Plan): (result: Result) => boolean {
  let streak: Result[] = [];
  return (result) => {
    const { outcome, status, exchange } = result;
    // A request that must be rejected may be rejected before its token is validated.
    const isExpectedSuccess = outcome !== "skipped" && (status === undefined || isSuccess(status));
    if (rejected === undefined || !isExpectedSuccess) return false;
    streak = exchange?.response.status === rejected ? [...streak, result] : [];
    return streak.length >= minRejections && operationsOf(streak).size >= minOperations;
  };
}

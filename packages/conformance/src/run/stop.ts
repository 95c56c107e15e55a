import type { Connection } from "../http/sender.ts";
import type { Plan } from "../plan/plan.ts";
import type { Result } from "../report/result.ts";
import { isSuccess } from "../spec/model.ts";
import type { RunOptions } from "./options.ts";
import type { Task } from "./suite.ts";

const maxNoResponses = 5;

export interface StopCondition {
  /** Undefined if the task must run. */
  skippedResult(task: Task): Result | undefined;
  /** Undefined to continue. */
  stopReason(result: Result): string | undefined;
}

/**
 * Stops at the first failure if requested, when the server hangs, after 5 requests of more than one operation without a
 * response, or when the token has expired. Skips an operation that does not respond 5 times in a row.
 */
export function createStopCondition(
  { bail = false, expectedFailures = [], plan }: Pick<RunOptions, "bail" | "expectedFailures" | "plan">,
  connection: Connection,
): StopCondition {
  const unresponsiveOperations = new Set<string>();
  const isTokenExpired = createTokenMonitor(plan);
  let streak: Result[] = [];

  function stopReason(result: Result): string | undefined {
    const { hangingRequest, noResponseStreak } = connection;
    if (hangingRequest) return `The server stopped responding: ${hangingRequest.message}`;
    if (bail && result.outcome === "failed" && !expectedFailures.includes(result.name))
      return `Stopped at the first failure: ${result.name}.`;
    if (isTokenExpired(result))
      return `The token of ${plan.actors[0]} expired during the run. Pass a token with a longer lifetime, or run fewer tests with --sample or --only.`;
    if (result.outcome === "skipped") return undefined;
    const [noResponse] = result.failures.filter(({ check }) => check === "no-response");
    streak = noResponse ? [...streak, result] : [];
    if (noResponseStreak >= maxNoResponses && operationsOf(streak).size > 1)
      return `${noResponseStreak} requests in a row got no response. The last one: ${noResponse?.message}`;
    const last = operationsOf(streak.slice(-maxNoResponses));
    if (streak.length >= maxNoResponses && last.size === 1) unresponsiveOperations.add(result.operationId);
    return undefined;
  }

  return {
    stopReason,
    skippedResult({ name, operationId, kind, status }) {
      if (!unresponsiveOperations.has(operationId)) return undefined;
      const reason = `${operationId} did not respond ${maxNoResponses} times in a row. The rest of its tests were skipped.`;
      return { name, operationId, kind, status, outcome: "skipped", failures: [], reason, milliseconds: 0 };
    },
  };
}

function operationsOf(results: readonly Result[]): Set<string> {
  return new Set(results.map(({ operationId }) => operationId));
}

// A token has expired after this many rejections in a row by this many operations. Fewer are contract violations.
const minRejections = 6;
const minOperations = 4;

function createTokenMonitor({ errorStatuses: { token: rejected } }: Plan): (result: Result) => boolean {
  let streak: Result[] = [];
  return (result) => {
    const { outcome, status, exchange } = result;
    // Expected rejections may come before the token is validated.
    const isExpectedSuccess = outcome !== "skipped" && (status === undefined || isSuccess(status));
    if (rejected === undefined || !isExpectedSuccess) return false;
    streak = exchange?.response.status === rejected ? [...streak, result] : [];
    return streak.length >= minRejections && operationsOf(streak).size >= minOperations;
  };
}

import { isSuccess } from "../base/model.ts";
import type { Result } from "../base/result.ts";
import type { Connection } from "../http/sender.ts";
import type { RunOptions } from "./options.ts";

const maxNoResponses = 5;

// Fewer operations that reject a token may be contract violations.
const minRejectingOperations = 4;

interface StopCondition {
  /** The reason why the rest of an operation's tests are skipped. Undefined to run them. */
  skipReason(operationId: string): string | undefined;
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
  // The operations of the last results without a response, and with a rejected token.
  let unresponsive: string[] = [];
  let rejecting = new Set<string>();

  return {
    stopReason({ name, operationId, outcome, status, exchange, failures }) {
      const { hangingRequest, noResponseStreak } = connection;
      if (hangingRequest) return `The server stopped responding: ${hangingRequest.message}`;
      if (bail && outcome === "failed" && !expectedFailures.includes(name))
        return `Stopped at the first failure: ${name}.`;
      if (outcome === "skipped") return undefined;
      // Expected rejections may come before the token is validated.
      if (status === undefined || isSuccess(status)) {
        const isRejected = exchange?.response.status === (plan.errorStatuses.token ?? 401);
        rejecting = isRejected ? rejecting.add(operationId) : new Set();
      }
      if (rejecting.size >= minRejectingOperations)
        return `The token of ${plan.actors[0]} expired during the run. Pass a token with a longer lifetime, or run fewer tests with --sample or --only.`;
      const noResponse = failures.find(({ check }) => check === "no-response");
      unresponsive = noResponse ? [...unresponsive, operationId] : [];
      if (noResponseStreak >= maxNoResponses && new Set(unresponsive).size > 1)
        return `${noResponseStreak} requests in a row got no response. The last one: ${noResponse?.message}`;
      const last = unresponsive.slice(-maxNoResponses);
      if (last.length === maxNoResponses && new Set(last).size === 1) unresponsiveOperations.add(operationId);
      return undefined;
    },
    skipReason(operationId) {
      if (!unresponsiveOperations.has(operationId)) return undefined;
      return `${operationId} did not respond ${maxNoResponses} times in a row. The rest of its tests were skipped.`;
    },
  };
}

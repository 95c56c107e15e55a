import type { Line } from "../http/line.ts";
import { isSuccess } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import type { Result } from "../report/result.ts";
import type { RunOptions } from "./options.ts";
import type { Task } from "./tasks.ts";

/** So many in a row that got no answer are enough. */
const enough = 5;

/** When a run ends early, and what it leaves out. */
export interface Stop {
  /** What comes of an item that need not be tried any more; undefined for one that is to be tried. */
  skips(item: Task): Result | undefined;
  /** Why the run ends after a result; undefined if it goes on. */
  after(result: Result): string | undefined;
}

/**
 * Ends a run at its first failure, if that is wanted; where the target has gone: 5 requests in a row without an answer,
 * of more than one operation; and where the token is not good any more. Where only one operation gives no answer, the
 * rest of its cases is left out.
 */
export function createStop(
  { bail = false, expectedFailures = [], plan }: Pick<RunOptions, "bail" | "expectedFailures" | "plan">,
  line: Line,
): Stop {
  const silent = new Set<string>();
  const hasExpired = watchToken(plan);
  let row: Result[] = [];

  function after(result: Result): string | undefined {
    if (bail && result.outcome === "failed" && !expectedFailures.includes(result.name))
      return `It was to end at the first failure: ${result.name}.`;
    if (hasExpired(result))
      return `The token of ${plan.actors[0]} was good at the beginning and is refused by now: give one that lives longer, or try less with --sample or --only.`;
    if (result.outcome === "unreached") return undefined;
    const [unanswered] = result.complaints.filter(({ check }) => check === "answer");
    row = unanswered ? [...row, result] : [];
    if (line.silent() >= enough && operationsOf(row).size > 1)
      return `${line.silent()} in a row got no answer; the last: ${unanswered?.message}`;
    const last = operationsOf(row.slice(-enough));
    if (row.length >= enough && last.size === 1) silent.add(result.operationId);
    return undefined;
  }

  return {
    after,
    skips({ name, operationId, kind, status }) {
      if (!silent.has(operationId)) return undefined;
      const reason = `${operationId} gave no answer ${enough} times in a row: the rest of its cases was left out.`;
      return { name, operationId, kind, status, outcome: "unreached", complaints: [], reason, milliseconds: 0 };
    },
  };
}

function operationsOf(results: readonly Result[]): Set<string> {
  return new Set(results.map(({ operationId }) => operationId));
}

// So many in a row, of so many operations, that should have gone well and were refused as nobody's: one operation that
// refuses good tokens is a departure, and all of them a token that has expired.
const [refusals, ofOperations] = [6, 4];

function watchToken({ refusals: { token: refused } }: Plan): (result: Result) => boolean {
  let row: Result[] = [];
  return (result) => {
    const { outcome, status, exchange } = result;
    // What is to be refused says nothing: it may be for another reason, before anybody looks at the token.
    const isTold = outcome !== "unreached" && (status === undefined || isSuccess(status));
    if (refused === undefined || !isTold) return false;
    row = exchange?.answer.status === refused ? [...row, result] : [];
    return row.length >= refusals && operationsOf(row).size >= ofOperations;
  };
}

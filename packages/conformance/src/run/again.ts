import type { Line } from "../http/line.ts";
import type { Result } from "../report/result.ts";
import type { Running } from "./attempt.ts";
import type { Task } from "./tasks.ts";

/** Runs items, and those that a bad line spoiled once more. */
export type RunItem = (item: Task, running: Running) => Promise<Result>;

/**
 * Runs items. Where one got no answer or a gateway's, it is run once more, so that a report can tell an unsteady line
 * from a departure: what failed stays failed, and says what came the second time; what was only not reached is tried
 * anew. An operation for which the second time is no better is not tried twice any more.
 */
export function runSteadily(line: Line): RunItem {
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

import { setTimeout } from "node:timers/promises";
import { NoResponseError } from "../http/exchange.ts";
import { isTransient } from "./skip.ts";

export type CleanUp = () => Promise<unknown>;

const maxNoResponses = 3;

/**
 * Runs clean-up steps in reverse order, retries transient failures, and returns the messages of failed steps.
 *
 * @param pauses milliseconds before each retry.
 */
export async function cleanUp(steps: readonly CleanUp[], pauses: readonly number[] = [500, 2000]): Promise<string[]> {
  const remaining = [...steps];
  const failures: string[] = [];
  let noResponseStreak = 0;
  for (let run = remaining.pop(); run; run = remaining.pop()) {
    const error = await attempt(run, noResponseStreak > 0 ? [] : pauses);
    noResponseStreak = error instanceof NoResponseError ? noResponseStreak + 1 : 0;
    if (error !== undefined) failures.push(error instanceof Error ? error.message : String(error));
    if (noResponseStreak === maxNoResponses && remaining.length > 0)
      return [...failures, `Skipped ${remaining.length} more clean-up steps: the target does not respond.`];
  }
  return failures;
}

async function attempt(run: CleanUp, pauses: readonly number[]): Promise<unknown> {
  const [pause, ...others] = pauses;
  try {
    await run();
    return undefined;
  } catch (error) {
    if (pause === undefined || !isTransient(error)) return error;
    await setTimeout(pause);
    return attempt(run, others);
  }
}

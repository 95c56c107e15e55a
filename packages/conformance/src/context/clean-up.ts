import { setTimeout } from "node:timers/promises";
import { NoResponseError } from "../http/exchange.ts";
import { isTransient } from "./skip.ts";

export type CleanUp = () => Promise<unknown>;

// So many without an answer, one after the other, and the rest is not tried.
const maxNoResponses = 3;

/**
 * Does what is to be done at the end, the last first, and answers what went wrong. What may pass is tried three times,
 * since nobody else cleans up.
 *
 * @param pauses milliseconds before each further attempt.
 */
export async function cleanUp(
  cleanups: readonly CleanUp[],
  pauses: readonly number[] = [500, 2000],
): Promise<string[]> {
  const remaining = [...cleanups];
  const failures: string[] = [];
  let noResponseStreak = 0;
  for (let run = remaining.pop(); run; run = remaining.pop()) {
    const error = await attempt(run, noResponseStreak > 0 ? [] : pauses);
    noResponseStreak = error instanceof NoResponseError ? noResponseStreak + 1 : 0;
    if (error !== undefined) failures.push(error instanceof Error ? error.message : String(error));
    if (noResponseStreak === maxNoResponses && remaining.length > 0)
      return [...failures, `${remaining.length} more, since nobody answers.`];
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

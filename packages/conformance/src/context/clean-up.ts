import { setTimeout } from "node:timers/promises";
import { NoResponseError } from "../base/exchange.ts";
import type { CleanUp } from "../base/run-context.ts";
import { isTransient } from "../base/skip.ts";

/**
 * Runs clean-up steps in reverse order, retries transient failures, and returns the messages of failed steps.
 *
 * @param pauses milliseconds before each retry.
 */
export async function cleanUp(steps: readonly CleanUp[], pauses: readonly number[] = [500, 2000]): Promise<string[]> {
  const failures: string[] = [];
  let isResponding = true;
  for (const run of [...steps].reverse()) {
    const error = await attempt(run, isResponding ? pauses : []);
    isResponding = !(error instanceof NoResponseError);
    if (error !== undefined) failures.push(error instanceof Error ? error.message : String(error));
  }
  return failures;
}

async function attempt(run: CleanUp, [pause, ...others]: readonly number[]): Promise<unknown> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (pause === undefined || !isTransient(error)) return error;
    await setTimeout(pause);
    return attempt(run, others);
  }
}

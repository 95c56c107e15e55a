import { setTimeout } from "node:timers/promises";
import { NoAnswer } from "../http/exchange.ts";
import { mayPass } from "./unreached.ts";

export type Clean = () => Promise<unknown>;

// So many without an answer, one after the other, and the rest is not tried.
const enough = 3;

/**
 * Does what is to be done at the end, the last first, and answers what went wrong. What may pass is tried three times,
 * since nobody else cleans up.
 *
 * @param pauses milliseconds before each further attempt.
 */
export async function cleanUp(cleaning: readonly Clean[], pauses: readonly number[] = [500, 2000]): Promise<string[]> {
  const left = [...cleaning];
  const failures: string[] = [];
  let silent = 0;
  for (let clean = left.pop(); clean; clean = left.pop()) {
    const error = await attempt(clean, silent > 0 ? [] : pauses);
    silent = error instanceof NoAnswer ? silent + 1 : 0;
    if (error !== undefined) failures.push(error instanceof Error ? error.message : String(error));
    if (silent === enough && left.length > 0) return [...failures, `${left.length} more, since nobody answers.`];
  }
  return failures;
}

async function attempt(clean: Clean, pauses: readonly number[]): Promise<unknown> {
  const [pause, ...others] = pauses;
  try {
    await clean();
    return undefined;
  } catch (error) {
    if (pause === undefined || !mayPass(error)) return error;
    await setTimeout(pause);
    return attempt(clean, others);
  }
}

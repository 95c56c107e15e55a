import { createInterface } from "node:readline";
import type { Duration } from "../run/estimate.ts";
import { formatEstimate } from "./announce.ts";
import type { Arguments } from "./arguments.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

// Milliseconds.
const longRun = 10 * 60_000;

/**
 * Asks before a long run. `--sample` already states the duration.
 *
 * @throws UsageError if the user declines, or if there is no terminal and `--yes` is missing.
 */
export async function confirmDuration(
  { milliseconds }: Duration,
  { yes, sample }: Pick<Arguments, "yes" | "sample">,
  terminal: Terminal & { signal: AbortSignal },
): Promise<void> {
  if (milliseconds <= longRun || yes || sample !== undefined) return;
  const duration = `This run takes about ${formatEstimate({ milliseconds })}.`;
  const alternatives = "--sample 5m runs a sample, and --only runs some tests.";
  if (!terminal.stdin.isTTY || !terminal.stderr.isTTY)
    throw new UsageError(`${duration} Pass --yes to start it without asking.\n${alternatives}`);
  const answer = await ask(`${duration}\n${alternatives}\nContinue? (y/N) `, terminal);
  if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError("The run was not started.");
}

// An empty string if the input ends, or if the run is interrupted.
function ask(question: string, { stdin: input, stderr, signal }: Terminal & { signal: AbortSignal }): Promise<string> {
  const readline = createInterface({ input, output: stderr, terminal: false, signal });
  return new Promise((resolve) => {
    readline.on("close", () => resolve(""));
    readline.question(question, (answer) => {
      resolve(answer);
      readline.close();
    });
  });
}

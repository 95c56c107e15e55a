import { createInterface } from "node:readline";
import { plural } from "../report/text.ts";
import { countSetupRequests, type Duration, estimateDuration, type RunSpeed } from "../run/estimate.ts";
import type { Selection } from "../run/suite.ts";
import { formatDuration } from "../values/format.ts";
import type { Arguments } from "./arguments.ts";
import { type Terminal, UsageError } from "./command.ts";

const indent = " ".repeat("Target:  ".length);

/** Names the server that is tested, and why. Printed before the first request. */
export function announceTarget({ url, urlFrom, target = "mock" }: Arguments): string {
  if (url === undefined) return `Target:  ${target}, started for this run`;
  const hint = urlFrom === "--url" ? "" : `\n${indent}Pass --target mock to test the mock instead.`;
  return `Target:  ${url} (from ${urlFrom})${hint}`;
}

/** Describes the run. `loads` includes only the tests that the target allows. */
export function announceRun({ all, impossible, chosen, loads }: Selection, runSpeed: RunSpeed): string {
  const { target, plan } = runSpeed;
  const scenarios = chosen.filter(({ status }) => status === undefined).length;
  const requests = Math.round(loads.reduce((sum, load) => sum + load.requests, countSetupRequests(target)));
  const operations = new Set(chosen.map(({ operationId }) => operationId)).size;
  const share = chosen.length < all.length ? `, of ${plural(all.length, "test")}` : "";
  const counts = `${plural(chosen.length - scenarios, "test case")} and ${plural(scenarios, "scenario")}`;
  const time = estimateDuration(loads, runSpeed);
  const skipped = chosen.length - loads.length;
  const missing = plan.actors.filter((actor) => target.tokens[actor] === undefined);
  const lines = [
    `Tests:   ${counts} for ${plural(operations, "operation")}${share}`,
    `Time:    about ${plural(requests, "request")} in ${formatEstimate(time)}${describeLimit(time, runSpeed)}`,
    ...describeExpiry(time, runSpeed),
  ];
  if (impossible.length > 0) lines.push(`Omitted: ${plural(impossible.length, "test")} that only the mock can run`);
  if (skipped > 0) lines.push(`Skipped: ${skipped.toLocaleString("en")} of these tests`);
  if (skipped > 0 && !target.writes) lines.push(`${indent}To run tests that write, pass --allow-writes.`);
  if (skipped > 0 && missing.length > 0)
    lines.push(`${indent}To run the tests of ${missing.join(", ")}, pass --token-of.`);
  return lines.join("\n");
}

// Rounds up. Sums of estimates have rounding errors.
function formatEstimate({ milliseconds }: Pick<Duration, "milliseconds">): string {
  const unit = milliseconds < 60_000 ? 1000 : 60_000;
  return formatDuration(Math.ceil(milliseconds / unit - 1e-6) * unit);
}

function describeLimit({ limitedBy }: Duration, { rate = 0 }: RunSpeed): string {
  if (limitedBy === "rate") return ` at ${plural(rate, "request")} per minute`;
  return limitedBy === "limits" ? ", because of the API's rate limits" : "";
}

function describeExpiry({ milliseconds }: Duration, { contract, plan, target }: RunSpeed): string[] {
  const lifetime = (plan.credential?.tokenLifetime(contract) ?? Infinity) * 1000;
  if (target.capabilities.advanceClock || milliseconds < lifetime) return [];
  return [
    `${indent}An access token expires after ${formatDuration(lifetime)}. Pass a token with a longer`,
    `${indent}lifetime, or shorten the run with --sample or --only.`,
  ];
}

// Milliseconds.
const longRun = 10 * 60_000;

/**
 * Asks before a long run. `--sample` already states the duration.
 *
 * @throws UsageError if the user declines, or if there is no terminal and `--yes` is missing.
 */
export async function confirmDuration(
  { milliseconds }: Pick<Duration, "milliseconds">,
  { yes, sample }: Pick<Arguments, "yes" | "sample">,
  terminal: Terminal & { signal: AbortSignal },
): Promise<void> {
  if (milliseconds <= longRun || yes || sample !== undefined) return;
  const duration = `This run takes about ${formatEstimate({ milliseconds })}.`;
  const alternatives = "--sample 5m runs a sample, and --only runs some tests.";
  if (!terminal.stdin.isTTY || !terminal.stderr.isTTY)
    throw new UsageError(`${duration} Pass --yes to start it without asking.\n${alternatives}`);
  terminal.stderr.write(`${duration}\n${alternatives}\nContinue? (y/N) `);
  if (!/^y(es)?$/i.test(await readLine(terminal))) throw new UsageError("The run was not started.");
}

// An empty string if the input ends, or if the run is interrupted.
async function readLine({ stdin, signal }: Terminal & { signal: AbortSignal }): Promise<string> {
  for await (const line of createInterface({ input: stdin, signal })) return line.trim();
  return "";
}

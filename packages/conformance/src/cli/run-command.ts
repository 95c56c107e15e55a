import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { styleText } from "node:util";
import type { Target } from "../base/target.ts";
import { type Format, formats } from "../report/formats.ts";
import { hasPassed } from "../report/report.ts";
import { table } from "../report/table.ts";
import { estimateDuration } from "../run/estimate.ts";
import type { RunOptions } from "../run/options.ts";
import { probe } from "../run/probe.ts";
import { runConformance } from "../run/run.ts";
import { prepareSuite, type Selection, type Suite, select } from "../run/suite.ts";
import { announceRun, announceTarget, confirmDuration } from "./announce.ts";
import type { Arguments } from "./arguments.ts";
import { type Defaults, type Terminal, UsageError } from "./command.ts";
import { describeTarget, openTarget } from "./open-target.ts";
import { createProgress, type Progress } from "./progress.ts";
import { type RunSource, readContractFile, readExpectedFailures, readSource } from "./source.ts";

export { readContractFile };

/**
 * Runs the tests, or lists them. Returns the exit code.
 *
 * @throws UsageError, InvalidPlanError or UnusableTargetError
 */
export async function runCommand(args: Arguments, defaults: Defaults, terminal: Terminal): Promise<number> {
  const { stdout, stderr } = terminal;
  const source = await readSource(args, defaults);
  const target = describeTarget(args, source);
  if (args.list) {
    for (const { name } of planRun(args, source, target).selection.chosen) stdout.write(`${name}\n`);
    return 0;
  }
  const progress = createProgress(stderr);
  progress.startPhase("Preparing the tests");
  const planned = planRun(args, source, target);
  const signal = terminal.onInterrupt();
  try {
    const code = await run(args, source, planned, progress, { ...terminal, signal });
    return signal.aborted ? 130 : code;
  } catch (error) {
    // Ctrl-C also stops the servers that the run started.
    if (signal.aborted) return 130;
    throw error;
  } finally {
    progress.end();
  }
}

const noTests = "No test was selected. Check --only and --sample, or run --list without them to see all names.";

const limitsOff = "Limits:  off, because the remaining requests do not decrease";

interface PlannedRun {
  suite: Suite;
  selection: Selection;
  options: RunOptions;
}

// Sends no requests.
function planRun(args: Arguments, { contract, plan }: RunSource, target: Target): PlannedRun {
  const { seed, only, sample, closed, rate, ignoreLimits, timeout, bail } = args;
  const options = { contract, plan, target, seed, only, sample, closed, rate, ignoreLimits, timeout, bail };
  const suite = prepareSuite(options);
  return { suite, selection: select(suite.tasks, options), options };
}

async function run(
  args: Arguments,
  source: RunSource,
  planned: PlannedRun,
  progress: Progress,
  terminal: Terminal & { signal: AbortSignal },
): Promise<number> {
  const { stdout, signal } = terminal;
  const { suite } = planned;
  const expectedFailures = await readExpectedFailures(args.expectedFailures);
  if (planned.selection.chosen.length === 0) throw new UsageError(noTests);
  stdout.write(`${announceTarget(args)}\n`);
  checkTokens(planned, source.defaults);
  await createFiles(args);
  progress.startPhase(openingPhase(args));
  const target = await openTarget(args, source);
  try {
    if (target.url !== args.url) stdout.write(`URL:     ${target.url}\n`);
    const { ignoreLimits } = await probe({ ...planned.options, target });
    const options = { ...planned.options, target, ignoreLimits, expectedFailures, signal };
    const selection = select(suite.tasks, options);
    if (ignoreLimits && !args.ignoreLimits) stdout.write(`${limitsOff}\n`);
    stdout.write(`${announceRun(selection, options)}\n\n`);
    await confirmDuration(estimateDuration(selection.loads, options), args, terminal);
    const { showResult: onResult, showWait: onWait } = progress;
    progress.startTests(selection.chosen.length);
    const report = { ...(await runConformance({ ...options, onResult, onWait }, suite)), command: args.command };
    progress.end();
    for (const [file, format] of requestedFiles(args)) await writeFile(file, formats[format](report));
    stdout.write(`${table(report, (color, text) => styleText(color, text, { stream: stdout }))}\n`);
    if (hasPassed(report)) return 0;
    return !report.verified && report.counts.failed === 0 ? 2 : 1;
  } finally {
    await target.close();
  }
}

function openingPhase({ url, target }: Arguments): string {
  if (url !== undefined) return "Checking the server and the tokens";
  return target === "prism" ? "Starting Prism" : "Starting the mock";
}

function checkTokens({ suite, selection, options }: PlannedRun, { variables }: Defaults): void {
  const { target, plan } = options;
  const isRequired = selection.chosen.some(({ operationId }) => suite.spec.operation(operationId).secured);
  if (!isRequired || Object.keys(target.tokens).length > 0) return;
  const fix = `Pass --token, or set ${variables.token} to a token.`;
  throw new UsageError(`No token for ${plan.actors[0]}, which the selected tests require. ${fix}`);
}

/** Creates the report files, with their folders. Throws a UsageError if a file cannot be written. */
async function createFiles(args: Arguments): Promise<void> {
  for (const [file] of requestedFiles(args)) {
    const created = mkdir(dirname(file), { recursive: true }).then(() => appendFile(file, ""));
    await created.catch((error: Error) => {
      throw new UsageError(`${file} cannot be written: ${error.message}`);
    });
  }
}

function requestedFiles(args: Arguments): [file: string, format: Format][] {
  const names = Object.keys(formats) as Format[];
  return names.flatMap((format) => (args[format] === undefined ? [] : [[args[format], format]]));
}

import { existsSync } from "node:fs";
import { appendFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { styleText } from "node:util";
import { CommanderError } from "commander";
import { InvalidPlanError } from "../plan/check-plan.ts";
import { type Format, formats } from "../report/formats.ts";
import { hasPassed, type Report } from "../report/report.ts";
import { table } from "../report/table.ts";
import { createEstimator } from "../run/estimate.ts";
import type { RunOptions } from "../run/options.ts";
import { probe, UnusableTargetError } from "../run/probe.ts";
import { runConformance } from "../run/run.ts";
import { prepareSuite, type Suite, select } from "../run/suite.ts";
import type { Selection } from "../run/tasks.ts";
import type { Target } from "../targets/target.ts";
import { announceRun, announceTarget, announceUrl, confirmDuration } from "./announce.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { type Defaults, type Terminal, UsageError } from "./command.ts";
import { createProgress, type Progress } from "./progress.ts";
import { type RunSource, readExpectedFailures, readSource } from "./source.ts";
import { describeTarget, openTarget } from "./target.ts";

const knownErrors = [UsageError, UnusableTargetError, InvalidPlanError];

export async function main(argv: string[], defaults: Defaults, terminal: Terminal): Promise<number> {
  let signal: AbortSignal | undefined;
  try {
    const args = readArguments(argv, defaults, terminal);
    if (args.version) return printVersions(defaults, await readSource(args, defaults), terminal);
    if (args.list) return list(args, await readSource(args, defaults), terminal);
    signal = terminal.onInterrupt();
    const code = await runAll(args, await readSource(args, defaults), { ...terminal, signal });
    return signal.aborted ? 130 : code;
  } catch (error) {
    // Ctrl-C also stops the servers that the run started.
    if (signal?.aborted) return 130;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.stderr.write(`${describeError(error)}\n`);
    return 2;
  }
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isKnown = knownErrors.some((type) => error instanceof type);
  return isKnown ? error.message : `The plan or the suite failed. ${error.stack ?? error.message}`;
}

function printVersions(
  { command, version }: Defaults,
  { contract: { info } }: RunSource,
  { stdout }: Terminal,
): number {
  stdout.write(`${command} ${version} (${info.title} ${info.version})\n`);
  return 0;
}

function list(args: Arguments, source: RunSource, { stdout }: Terminal): number {
  const { selection } = planRun(args, source);
  for (const { name } of selection.chosen) stdout.write(`${name}\n`);
  return 0;
}

type Settings = Omit<RunOptions, "target" | "contract" | "plan" | "workflows">;

interface PlannedRun {
  suite: Suite;
  selection: Selection;
  settings: Settings;
}

// Sends no requests.
function planRun(args: Arguments, source: RunSource): PlannedRun {
  const { contract, plan, workflows } = source;
  const { seed, only, sample, closed, rate, timeout, bail } = args;
  const settings = { seed, only, sample, closed, rate, timeout, bail };
  const options = { ...settings, contract, plan, workflows, target: describeTarget(args, source) };
  const suite = prepareSuite(options);
  return { suite, selection: select(suite.tasks, options), settings };
}

interface InterruptibleTerminal extends Terminal {
  signal: AbortSignal;
}

async function runAll(args: Arguments, source: RunSource, terminal: InterruptibleTerminal): Promise<number> {
  const { stdout, signal } = terminal;
  const { expectedFailures: file } = args;
  const expectedFailures = file === undefined ? undefined : await readExpectedFailures(file);
  const { suite, selection, settings } = planRun(args, source);
  if (selection.chosen.length === 0) throw new UsageError(describeEmptySelection(args));
  stdout.write(`${announceTarget(args)}\n`);
  checkTokens(selection, suite, describeTarget(args, source), source.defaults);
  await prepareFiles(args);
  const target = await openTarget(args, source);
  try {
    const { contract, plan, workflows } = source;
    const options = { ...settings, contract, plan, workflows, target, expectedFailures, signal };
    if (target.url !== args.url) stdout.write(`${announceUrl(target)}\n`);
    stdout.write(`${announceRun(selection, options)}\n\n`);
    await probe(options);
    await confirmDuration(createEstimator(options)(selection.loads), args, terminal);
    const report = await run(options, suite, terminal);
    await writeFiles(args, report);
    stdout.write(`${table(report, (color, text) => styleText(color, text, { stream: stdout }))}\n`);
    return exitCodeOf(report);
  } finally {
    await target.close();
  }
}

function describeEmptySelection({ only = [], sample }: Arguments): string {
  const names = only.map((part) => `"${part}"`).join(" or ");
  if (sample === undefined) return `No test name contains ${names}. Run --list to see the names.`;
  return "No test fits into --sample. Pass a longer --sample, or run --list to check the names in --only.";
}

function checkTokens({ chosen }: Selection, { spec }: Suite, { tokens }: Target, { variables }: Defaults): void {
  const secured = new Set(chosen.map(({ operationId }) => operationId).filter((id) => spec.operation(id).secured));
  const [first] = spec.plan.actors;
  if (secured.size > 0 && first !== undefined && Object.keys(tokens).length === 0) {
    const state = process.env[variables.token] === undefined ? "" : ", which is empty";
    throw new UsageError(
      `No token for ${first}, which ${secured.size} of the selected operations require. Pass --token, or set ${variables.token}${state}.`,
    );
  }
}

async function run(options: RunOptions, suite: Suite, { stderr }: Terminal): Promise<Report> {
  let progress: Progress | undefined;
  const report = await runConformance(
    {
      ...options,
      onStart({ chosen }) {
        progress = createProgress(chosen.length, stderr);
      },
      onResult: (result) => progress?.show(result),
      onWait: (seconds) => progress?.wait(seconds),
    },
    suite,
  );
  progress?.clear();
  return report;
}

/** 1 if a test failed, 2 if the run verified nothing. */
function exitCodeOf(report: Report): number {
  if (hasPassed(report)) return 0;
  return !report.verified && report.counts.failed === 0 ? 2 : 1;
}

type Files = Partial<Record<Format, string>>;

/** Creates the folders of the report files. Throws a UsageError if a file cannot be written. */
async function prepareFiles(files: Files): Promise<void> {
  for (const [file] of requestedFiles(files)) {
    await prepare(file).catch((error: Error) => {
      throw new UsageError(`${file} cannot be written: ${error.message}`);
    });
  }
}

async function prepare(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const isNew = !existsSync(file);
  await appendFile(file, "");
  // A run that does not start leaves no empty report.
  if (isNew) await rm(file);
}

async function writeFiles(files: Files, report: Report): Promise<void> {
  for (const [file, format] of requestedFiles(files)) await writeFile(file, formats[format](report));
}

function requestedFiles(files: Files): [file: string, format: Format][] {
  const names = Object.keys(formats) as Format[];
  return names.flatMap((format) => (files[format] === undefined ? [] : [[files[format], format]]));
}

import { styleText } from "node:util";
import { CommanderError } from "commander";
import { checkPlan, InvalidPlanError } from "../plan/check-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { hasPassed, type Report } from "../report/report.ts";
import { table } from "../report/table.ts";
import type { RunOptions } from "../run/options.ts";
import { probe, UnusableTargetError } from "../run/probe.ts";
import { runConformance } from "../run/run.ts";
import { select } from "../run/select.ts";
import { prepareSuite } from "../run/suite.ts";
import { createSpecModel, type SpecModel } from "../spec/model.ts";
import { announce } from "./announce.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import type { Defaults } from "./defaults.ts";
import { createProgress, type Progress } from "./progress.ts";
import { prepareFiles, writeFiles } from "./report-files.ts";
import { readContractFile, readExpectedFailures, readPlanFile, readWorkflows } from "./source-files.ts";
import { describeTarget, openTarget, type RunSource } from "./target.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

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
    if (!knownErrors.some((type) => error instanceof type)) throw error;
    terminal.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
}

async function readSource({ contract, plan, workflows }: Arguments, defaults: Defaults): Promise<RunSource> {
  // The default workflows belong to the default API.
  const defaultWorkflows = contract === undefined && plan === undefined ? defaults.workflows : () => [];
  const source = {
    defaults,
    contract: contract === undefined ? defaults.contract() : await readContractFile(contract),
    plan: plan === undefined ? defaults.plan : await readPlanFile(plan),
    workflows: workflows === undefined ? defaultWorkflows() : await readWorkflows(workflows),
  };
  checkPlan(createSpec(source));
  return source;
}

function createSpec({ contract, plan, workflows }: RunSource): SpecModel<Plan> {
  try {
    return createSpecModel(contract, plan, workflows);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
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
  const { contract, plan, workflows } = source;
  const { seed, only, sample, rate } = args;
  const options = { contract, plan, workflows, target: describeTarget(args, source), seed, only, sample, rate };
  const { chosen } = select(prepareSuite(options).tasks, options);
  for (const { name } of chosen) stdout.write(`${name}\n`);
  return 0;
}

interface InterruptibleTerminal extends Terminal {
  signal: AbortSignal;
}

async function runAll(args: Arguments, source: RunSource, terminal: InterruptibleTerminal): Promise<number> {
  await prepareFiles(args);
  const { contract, plan, workflows } = source;
  const settings = await readSettings(args);
  const target = await openTarget(args, source);
  try {
    const report = await run({ contract, plan, workflows, target, ...settings, signal: terminal.signal }, terminal);
    await writeFiles(args, report);
    const { stdout } = terminal;
    stdout.write(`${table(report, (color, text) => styleText(color, text, { stream: stdout }))}\n`);
    return hasPassed(report) ? 0 : 1;
  } finally {
    await target.close();
  }
}

async function run(options: RunOptions, { stdout, stderr }: Terminal): Promise<Report> {
  await probe(options);
  let progress: Progress | undefined;
  const report = await runConformance({
    ...options,
    onStart(selection) {
      if (selection.chosen.length === 0)
        throw new UsageError("No test is selected. Check the names with --list, or pass a longer --sample.");
      stdout.write(`${announce(selection, options)}\n\n`);
      progress = createProgress(selection.chosen.length, stderr);
    },
    onResult: (result) => progress?.show(result),
    onWait: (seconds) => progress?.wait(seconds),
  });
  progress?.clear();
  return report;
}

async function readSettings(args: Arguments): Promise<Omit<RunOptions, "contract" | "plan" | "workflows" | "target">> {
  const { seed, only, sample, closed, rate, timeout, bail, expectedFailures } = args;
  const names = expectedFailures === undefined ? undefined : await readExpectedFailures(expectedFailures);
  return { seed, only, sample, closed, rate, timeout, bail, expectedFailures: names };
}

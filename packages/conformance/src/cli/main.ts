import { styleText } from "node:util";
import { listOperations } from "@crewkit/openapi";
import { CommanderError } from "commander";
import { isGood, type Report } from "../report/report.ts";
import { table } from "../report/table.ts";
import type { RunOptions } from "../run/options.ts";
import { probe, Unusable } from "../run/probe.ts";
import { runConformance } from "../run/run.ts";
import { select } from "../run/select.ts";
import { prepareSuite } from "../run/suite.ts";
import { announce } from "./announce.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import type { Defaults } from "./defaults.ts";
import { createProgress, type Progress } from "./progress.ts";
import { prepareFiles, writeFiles } from "./report-files.ts";
import { readContractFile, readNames, readPlanFile, readWorkflows } from "./source-files.ts";
import { describeTarget, openTarget, type Source } from "./target.ts";
import type { Terminal } from "./terminal.ts";
import { WrongCall } from "./wrong-call.ts";

/** Does what a command line wants, and answers the exit code. */
export async function main(argv: string[], defaults: Defaults, terminal: Terminal): Promise<number> {
  let signal: AbortSignal | undefined;
  try {
    const given = readArguments(argv, defaults, terminal);
    if (given.list) return list(given, await readSource(given, defaults), terminal);
    signal = terminal.onInterrupt();
    const code = await runAll(given, await readSource(given, defaults), { ...terminal, signal });
    return signal.aborted ? 130 : code;
  } catch (error) {
    // Ctrl-C reaches what was started for the run, too: whatever breaks then is no news.
    if (signal?.aborted) return 130;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof WrongCall || error instanceof Unusable)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function readSource({ contract, plan, workflows }: Arguments, defaults: Defaults): Promise<Source> {
  // The workflows of one API are no other's.
  const usual = contract === undefined && plan === undefined ? defaults.workflows : () => [];
  const source = {
    defaults,
    contract: contract === undefined ? defaults.contract() : await readContractFile(contract),
    plan: plan === undefined ? defaults.plan : await readPlanFile(plan),
    workflows: workflows === undefined ? usual() : await readWorkflows(workflows),
  };
  checkPlan(source);
  return source;
}

function checkPlan({ plan, contract }: Source): void {
  const known = new Set(listOperations(contract).map(({ operationId }) => operationId));
  const unknown = Object.keys(plan.operations ?? {}).filter((operationId) => !known.has(operationId));
  if (unknown.length === 0) return;
  const names = unknown.slice(0, 3).join(", ");
  throw new WrongCall(
    `The plan "${plan.name}" is not for this contract, which has no ${names}. Give the right one with --plan.`,
  );
}

function list(given: Arguments, source: Source, { stdout }: Terminal): number {
  const { contract, plan, workflows } = source;
  const { seed, only, sample, rate } = given;
  const options = { contract, plan, workflows, target: describeTarget(given, source), seed, only, sample, rate };
  const { chosen } = select(prepareSuite(options).tasks, options);
  for (const { name } of chosen) stdout.write(`${name}\n`);
  return 0;
}

interface Running extends Terminal {
  signal: AbortSignal;
}

async function runAll(given: Arguments, source: Source, terminal: Running): Promise<number> {
  await prepareFiles(given);
  const { contract, plan, workflows } = source;
  const settings = await readSettings(given);
  const target = await openTarget(given, source);
  try {
    const report = await run({ contract, plan, workflows, target, ...settings, signal: terminal.signal }, terminal);
    await writeFiles(given, report);
    const { stdout } = terminal;
    stdout.write(`${table(report, (color, text) => styleText(color, text, { stream: stdout }))}\n`);
    return isGood(report) ? 0 : 1;
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
        throw new WrongCall("There is nothing to try: no name has that in it, or the time is too short. See --list.");
      stdout.write(`${announce(selection, options)}\n\n`);
      progress = createProgress(selection.chosen.length, stderr);
    },
    onResult: (result) => progress?.show(result),
    onWait: (seconds) => progress?.wait(seconds),
  });
  progress?.clear();
  return report;
}

async function readSettings(given: Arguments): Promise<Omit<RunOptions, "contract" | "plan" | "workflows" | "target">> {
  const { seed, only, sample, closed, rate, timeout, bail, expectedFailures } = given;
  const names = expectedFailures === undefined ? undefined : await readNames(expectedFailures);
  return { seed, only, sample, closed, rate, timeout, bail, expectedFailures: names };
}

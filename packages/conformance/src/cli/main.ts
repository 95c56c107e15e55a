import { styleText } from "node:util";
import { createLaw } from "../law/law.ts";
import { isGood, type Report } from "../report/report.ts";
import { table } from "../report/table.ts";
import type { RunOptions } from "../run/options.ts";
import { probe, Unusable } from "../run/probe.ts";
import { runConformance } from "../run/run.ts";
import { select } from "../run/select.ts";
import { listTasks } from "../run/tasks.ts";
import { announce } from "./announce.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { readContractFile } from "./contract-file.ts";
import type { Defaults } from "./defaults.ts";
import { onInterrupt } from "./interrupt.ts";
import { readNames } from "./names-file.ts";
import { checkPlan, readPlanFile } from "./plan-file.ts";
import { createProgress, type Progress } from "./progress.ts";
import { prepareFiles, writeFiles } from "./report-files.ts";
import { describeTarget, openTarget, type Source } from "./target.ts";
import { readWorkflows } from "./workflow-folder.ts";
import { WrongCall } from "./wrong-call.ts";

/** Does what a command line wants, and answers the exit code. */
export async function main(argv: string[], defaults: Defaults): Promise<number> {
  const given = readArguments(argv, defaults);
  const signal = given.list ? undefined : onInterrupt();
  try {
    const source = await readSource(given, defaults);
    if (!signal) return list(given, source);
    const code = await runAll(given, source, signal);
    return signal.aborted ? 130 : code;
  } catch (error) {
    // Ctrl-C reaches what was started for the run, too: whatever breaks then is no news.
    if (signal?.aborted) return 130;
    if (!(error instanceof WrongCall || error instanceof Unusable)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function readSource({ contract, plan, workflows }: Arguments, defaults: Defaults): Promise<Source> {
  const source = {
    defaults,
    contract: contract === undefined ? defaults.contract() : await readContractFile(contract),
    plan: plan === undefined ? defaults.plan : await readPlanFile(plan),
    workflows: workflows === undefined ? [] : await readWorkflows(workflows),
  };
  // Those of one API are no other's.
  const isDefault = contract === undefined && plan === undefined && workflows === undefined;
  if (isDefault) source.workflows = defaults.workflows();
  checkPlan(source.plan, source.contract);
  return source;
}

function list(given: Arguments, source: Source): number {
  const { contract, plan, workflows } = source;
  const target = describeTarget(given, source);
  const { seed, only, sample, rate } = given;
  const items = listTasks({ law: createLaw(contract, plan, workflows), target, seed });
  const wanted = {
    ...(only && { only }),
    ...(sample !== undefined && { sample }),
    ...(rate !== undefined && { rate }),
  };
  const names = select(items, { contract, plan, target, seed, ...wanted }).chosen.map(({ name }) => name);
  if (names.length > 0) console.log(names.join("\n"));
  return 0;
}

async function runAll(given: Arguments, source: Source, signal: AbortSignal): Promise<number> {
  await prepareFiles(given);
  const { contract, plan, workflows } = source;
  const settings = await readSettings(given);
  const target = await openTarget(given, source);
  try {
    const report = await run({ contract, plan, workflows, target, ...settings, signal });
    await writeFiles(given, report);
    console.log(table(report, (colour, text) => styleText(colour, text, { stream: process.stdout })));
    return isGood(report) ? 0 : 1;
  } finally {
    await target.close();
  }
}

async function run(options: RunOptions): Promise<Report> {
  await probe(options);
  let progress: Progress | undefined;
  const report = await runConformance({
    ...options,
    onStart(selection) {
      if (selection.chosen.length === 0)
        throw new WrongCall("There is nothing to try: no name has that in it, or the time is too short. See --list.");
      console.log(`${announce(selection, options)}\n`);
      progress = createProgress(selection.chosen.length);
    },
    onResult: (result) => progress?.show(result),
    onWait: (seconds) => progress?.wait(seconds),
  });
  progress?.clear();
  return report;
}

async function readSettings(given: Arguments): Promise<Omit<RunOptions, "contract" | "plan" | "workflows" | "target">> {
  const { seed, only, sample, closed, rate, timeout, bail, expectedFailures } = given;
  return {
    seed,
    ...(only && { only }),
    ...(sample !== undefined && { sample }),
    ...(closed && { closed }),
    ...(rate !== undefined && { rate }),
    ...(timeout !== undefined && { timeout }),
    ...(bail && { bail }),
    ...(expectedFailures !== undefined && { expectedFailures: await readNames(expectedFailures) }),
  };
}

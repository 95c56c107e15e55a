import type { Report } from "../../report/report.ts";
import type { RunOptions } from "../../run/options.ts";
import { runConformance } from "../../run/run.ts";
import { prepareSuite, type Suite } from "../../run/suite.ts";
import libraryContract from "./contract.ts";
import libraryPlan from "./plan.ts";
import { type Override, startLibrary } from "./server.ts";

interface LibraryRun extends Partial<RunOptions> {
  override?: Override;
  /** False makes the target read-only. */
  writes?: boolean;
}

interface LibraryReport extends Report {
  /** The method and the path of each request. */
  sent: string[];
}

// Suites with the plan of the library, by seed and contract.
const suites = new Map<string, Suite>();

/** Runs the suite, or some of its tests, against the library. */
export async function runLibrary({ override, writes = true, ...run }: LibraryRun = {}): Promise<LibraryReport> {
  const target = await startLibrary(override);
  const options = { contract: libraryContract, plan: libraryPlan, closed: true, target: { ...target, writes }, ...run };
  const key = JSON.stringify([options.seed, options.contract]);
  const suite = (run.plan ? undefined : suites.get(key)) ?? prepareSuite(options);
  if (!run.plan) suites.set(key, suite);
  const report = await runConformance(options, suite).finally(() => target.close());
  return { ...report, sent: target.requests };
}

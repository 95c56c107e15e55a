import type { Report } from "../../report/report.ts";
import type { RunOptions } from "../../run/options.ts";
import { runConformance } from "../../run/run.ts";
import { prepareSuite, type Suite } from "../../run/suite.ts";
import contract from "./contract.ts";
import plan from "./plan.ts";
import { type Override, startLibrary } from "./server.ts";

interface LibraryRun extends Partial<RunOptions> {
  override?: Override;
  /** False makes the target read-only. */
  writes?: boolean;
}

let shared: Suite | undefined;

/** Runs the suite, or some of its tests, against the library. `sent` has the method and the path of each request. */
export async function runLibrary({
  override,
  writes = true,
  ...run
}: LibraryRun = {}): Promise<Report & { sent: string[] }> {
  const target = await startLibrary(override);
  const options = { contract, plan, closed: true, target: { ...target, writes }, ...run };
  const isShared = !run.contract && !run.plan && !run.seed;
  if (isShared) shared ??= prepareSuite(options);
  const report = await runConformance(options, isShared ? shared : undefined).finally(() => target.close());
  return { ...report, sent: target.requests };
}

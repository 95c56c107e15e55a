import type { Report } from "../report/report.ts";
import type { RunOptions } from "../run/options.ts";
import { runConformance } from "../run/run.ts";
import { contract, type Disturb, plan, serveNotes } from "./notes.ts";

/** Runs the suite against a server of notes of its own. `writes` is false for one that is only read. */
export async function runNotes(
  { writes = true, ...options }: Partial<RunOptions> & { writes?: boolean } = {},
  disturb?: Disturb,
): Promise<{ report: Report; requests: string[] }> {
  const { target, requests, close } = await serveNotes(disturb);
  const report = await runConformance({ contract, plan, target: { ...target, writes }, ...options }).finally(close);
  return { report, requests };
}

import type { Report } from "../report/report.ts";
import type { RunOptions } from "../run/options.ts";
import { runConformance } from "../run/run.ts";
import { contract, type Intercept, plan, serveNotes } from "./notes.ts";

/** `writes: false` makes the target read-only. */
export async function runNotes(
  { writes = true, ...options }: Partial<RunOptions> & { writes?: boolean } = {},
  intercept?: Intercept,
): Promise<{ report: Report; requests: string[] }> {
  const { target, requests, close } = await serveNotes(intercept);
  const report = await runConformance({ contract, plan, target: { ...target, writes }, ...options }).finally(close);
  return { report, requests };
}

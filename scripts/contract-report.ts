import { readContract } from "@crewkit/openapi/node";
import { reportText } from "./report/print.ts";
import { report, updateLimits } from "./report/report.ts";
import { bundle, bundleIsStale } from "./steps/bundle.ts";
import { command, main } from "./steps/command.ts";
import { step } from "./steps/progress.ts";

const { json, update } = command(
  "pnpm contract:report",
  "Measures the contract, and fails if a figure is worse than openapi/minimums.json allows.",
)
  .option("--json", "print JSON instead of a table")
  .option("--update", "write better figures into openapi/minimums.json; a worse one is only ever written by hand")
  .parse()
  .opts<{ json?: true; update?: true }>();

await main(async () => {
  // With --json nothing else stands on stdout, on a terminal neither.
  const shown = json ? <T>(_name: string, work: () => Promise<T>) => work() : step;
  if (await bundleIsStale()) await shown("Bundle the contract", bundle);
  const rows = await shown("Measure the contract", () => report(readContract(), { lint: true }));
  const measures = update ? await updateLimits(rows) : rows;
  const passed = !measures.some(({ worse }) => worse);
  console.log(json ? JSON.stringify({ passed, measures }, null, 2) : reportText(measures));
  if (!passed) process.exitCode = 1;
});

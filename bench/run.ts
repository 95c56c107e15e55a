// Runs a suite: `node run.ts client [--quick]`. `pnpm bench` installs and compiles dependencies first.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isMet, printMetrics, type Suite } from "./tools/metrics.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const { suite }: { suite: Suite } = await import(`./${positionals[0]}/index.ts`);
const folder = await mkdtemp(join(tmpdir(), "crewkit-bench-"));
try {
  const metrics = await suite({ folder, quick: values.quick ?? false });
  printMetrics(metrics);
  if (!metrics.every(isMet)) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}

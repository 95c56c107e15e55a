import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import spawn from "nano-spawn";
import { root } from "./project.ts";
import { colours } from "./tool.ts";

/** How many tests ended how. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const report = join(root, "node_modules/.cache/vitest.json");

/** Runs all tests, printing as Vitest does, and counts them. A file that does not load counts as one failure. */
export async function runVitest(): Promise<Counts> {
  await rm(report, { force: true });
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const failed = await spawn("vitest", args, { cwd: root, preferLocal: true, stdio: "inherit", env: colours() }).then(
    () => false,
    () => true,
  );
  const counts = await readCounts();
  return failed && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function readCounts(): Promise<Counts> {
  const text = await readFile(report, "utf8").catch(() => "{}");
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

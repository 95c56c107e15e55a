import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { JsonTestResults } from "vitest/node";
import { command, main } from "./steps/command.ts";
import { root } from "./steps/project.ts";
import { tool } from "./steps/tool.ts";
import { lintTasks, printFixHint, runTasks, type TaskResult } from "./steps/turbo.ts";

const { all = false, changed } = command("pnpm test", "Runs all checks: lint, types, generated files and tests.")
  .option("--all", "also run the exhaustive tests and the checks whose inputs have not changed")
  .option("--changed [ref]", "only run the tests that import uncommitted changes, or changes since a git ref")
  .parse()
  .opts<{ all?: boolean; changed?: string | true }>();

const reportPattern = "{.,openapi,packages/*,scripts}/node_modules/.cache/vitest/*.json";
const counts = { passed: 0, failed: 0, skipped: 0 };

await main(async () => {
  const checks = ["build", "typecheck", ...lintTasks];
  const tests = all ? ["test", "test:all"] : ["test"];
  // A run that crashes writes no report. Turborepo restores the reports of tests that it does not run again.
  for (const report of globSync(reportPattern, { cwd: root })) rmSync(join(root, report));
  const results = await runTasks(changed ? checks : [...checks, ...tests], all ? ["--force"] : []);
  for (const result of results) count(result);
  if (changed) await runChanged(changed === true ? [] : [changed]);
  printFixHint(results);
  const { passed, failed, skipped } = counts;
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  if (failed > 0) process.exitCode = 1;
});

/** Counts the tests in the report of a test task. Another task counts as one check. */
function count({ task, directory, passed }: TaskResult): void {
  const report = task.startsWith("test") ? readReport(join(root, directory), task) : undefined;
  counts.passed += report?.numPassedTests ?? Number(passed);
  counts.skipped += report?.numPendingTests ?? 0;
  // A file that does not load fails the task, but none of its tests.
  if (!passed) counts.failed += Math.max(1, report?.numFailedTests ?? 0);
}

async function runChanged(ref: string[]): Promise<void> {
  const passed = await tool("vitest", ["run", "--changed", ...ref, "--project=!*:all"]).then(
    () => true,
    (error: Error) => void console.error(error.message),
  );
  count({ task: "test", directory: ".", passed: passed === true });
}

/** Reads the report that `vitest.config.ts` writes for each script of a package. */
function readReport(folder: string, script: string): JsonTestResults | undefined {
  const file = join(folder, "node_modules/.cache/vitest", `${script.replaceAll(":", "-")}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

import { buildDocs, docsAreStale } from "@crewkit/docs";
import { compile } from "./steps/build.ts";
import { changedFiles, relatedFiles } from "./steps/changed.ts";
import { bundling, lintTasks } from "./steps/checks.ts";
import { command, main } from "./steps/command.ts";
import { earlierRecordsTask, gateTasks } from "./steps/gates.ts";
import { seconds } from "./steps/progress.ts";
import { runTasks, type Task } from "./steps/tasks.ts";
import { forgetPassed } from "./steps/unchanged.ts";
import { runVitest, type TestReport } from "./steps/vitest.ts";

const { all = false, changed } = command(
  "pnpm test",
  "Checks everything that a change can break: lint, types, generated files, tests.",
)
  .option("--all", "also run the exhaustive tests, and repeat the checks of unchanged files")
  .option("--changed [ref]", "only run the tests that uncommitted changes, or those since a git ref, can affect")
  .parse()
  .opts<{ all?: boolean; changed?: string | true }>();

let tests: TestReport | undefined;

const types: Task = { name: "types (tsc)", run: () => compile().then(() => undefined) };

const docs: Task = {
  name: "docs build",
  after: [bundling.name],
  async run() {
    if (!all && !docsAreStale()) return "unchanged since it passed";
    await buildDocs();
    return undefined;
  },
};

const testing: Task = {
  name: "tests (Vitest)",
  // The exhaustive tests pack the compiled packages.
  after: [docs.name, ...(all ? [types.name] : [])],
  async run() {
    const files = changed && relatedFiles(await changedFiles(changed === true ? undefined : changed));
    tests = await runVitest({ all, ...(files && { related: files }) });
    if (tests.failed > 0) throw new Error(tests.output);
    return `${tests.passed} passed`;
  },
};

await main(async () => {
  const began = performance.now();
  if (all) await forgetPassed();
  const tasks = [bundling, types, docs, testing, ...gateTasks, ...lintTasks, ...(all ? [earlierRecordsTask] : [])];
  const checks = await runTasks(tasks);
  if (tests?.slowest.length) console.log(`\nSlowest test files:\n${tests.slowest.join("\n")}`);
  // A failed test run counts by its tests.
  const failed = checks.failed + (tests?.failed ? tests.failed - 1 : 0);
  const passed = checks.passed + (tests?.passed ?? 0);
  const skipped = checks.skipped + (tests?.skipped ?? 0);
  console.log(`\n${seconds(performance.now() - began)} in all`);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  if (failed > 0) process.exitCode = 1;
});

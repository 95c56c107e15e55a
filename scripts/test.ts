import { buildDocs, docsAreOutdated } from "@crewkit/docs";
import { changedFiles, relatedFiles } from "./steps/changed.ts";
import { clearCache } from "./steps/check-cache.ts";
import { bundleTask, lintTasks } from "./steps/checks.ts";
import { clientTasks, typesTask } from "./steps/client-checks.ts";
import { command, main } from "./steps/command.ts";
import { earlierRecordsTask, gateTasks } from "./steps/gates.ts";
import { formatSeconds } from "./steps/progress.ts";
import { runTasks, type Task } from "./steps/tasks.ts";
import { runVitest, type TestFile, type TestProject, type TestReport } from "./steps/vitest.ts";

const { all = false, changed } = command("pnpm test", "Runs all checks: lint, types, generated files and tests.")
  .option("--all", "also run the exhaustive tests and the checks whose inputs have not changed")
  .option("--changed [ref]", "only run the tests affected by uncommitted changes, or by changes since a git ref")
  .parse()
  .opts<{ all?: boolean; changed?: string | true }>();

const reports: TestReport[] = [];

const docs: Task = {
  name: "docs build",
  after: [bundleTask.name],
  async run() {
    if (!all && !docsAreOutdated()) return "unchanged since the last success";
    await buildDocs();
    return undefined;
  },
};

function testTask(name: string, project: TestProject): Task {
  const usesCompiledPackages = project === "packages" || project === "exhaustive";
  return {
    name,
    after: [docs.name, ...(usesCompiledPackages ? [typesTask.name] : [])],
    async run() {
      const files = changed && relatedFiles(await changedFiles(changed === true ? undefined : changed));
      const report = await runVitest(project, files || undefined);
      reports.push(report);
      if (report.failed > 0) throw new Error(report.output);
      return `${report.passed} passed`;
    },
  };
}

const tests = [
  testTask("browser tests", "browser"),
  testTask("tests", "unit"),
  testTask("package tests", "packages"),
  ...(all ? [testTask("exhaustive tests", "exhaustive")] : []),
];

await main(async () => {
  const start = performance.now();
  if (all) await clearCache();
  const gates = [...gateTasks, ...(all ? [earlierRecordsTask] : [])];
  const checks = await runTasks([bundleTask, typesTask, docs, ...tests, ...clientTasks, ...gates, ...lintTasks]);
  printSlowest(reports.flatMap(({ files }) => files));
  const count = (key: "passed" | "failed" | "skipped") =>
    reports.reduce((sum, report) => sum + report[key], checks[key]);
  // Count the failed tests of a run, not the run itself.
  const failed = count("failed") - reports.filter((report) => report.failed > 0).length;
  const skipped = count("skipped");
  console.log(`\n${formatSeconds(performance.now() - start)} total`);
  console.log(`${count("passed")} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  if (failed > 0) process.exitCode = 1;
});

function printSlowest(files: TestFile[]): void {
  const slowest = files.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  if (slowest.length === 0) return;
  const lines = slowest.map(({ name, milliseconds }) => `${formatSeconds(milliseconds).padStart(8)}  ${name}`);
  console.log(`\nSlowest test files:\n${lines.join("\n")}`);
}

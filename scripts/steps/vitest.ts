import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import type { JsonTestResults } from "vitest/node";
import { root } from "./project.ts";
import { colors } from "./tool.ts";

export type TestProject = "unit" | "browser" | "packages" | "exhaustive";

export interface TestFile {
  name: string;
  milliseconds: number;
}

export interface TestReport {
  passed: number;
  failed: number;
  skipped: number;
  files: TestFile[];
  output: string;
}

/**
 * Runs the tests of a project. A file that does not load counts as one failure.
 *
 * @param related Only run the tests that depend on one of these files, relative to the root.
 */
export async function runVitest(project: TestProject, related?: readonly string[]): Promise<TestReport> {
  const report = join(root, `node_modules/.cache/vitest-${project}.json`);
  await mkdir(dirname(report), { recursive: true });
  await rm(report, { force: true });
  const args = [
    ...(related ? ["related", "--run", "--passWithNoTests", ...related] : ["run"]),
    ...[`--project=${project}`, "--reporter=minimal", "--reporter=json", `--outputFile.json=${report}`],
  ];
  const { output, failed } = await spawn("vitest", args, { cwd: root, preferLocal: true, env: colors() }).then(
    (result) => ({ output: result.output, failed: false }),
    (error: unknown) => {
      if (error instanceof SubprocessError) return { output: error.output, failed: true };
      throw error;
    },
  );
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, testResults = [] } = await readReport(report);
  return {
    passed: numPassedTests,
    failed: failed ? Math.max(1, numFailedTests) : 0,
    skipped: numPendingTests,
    files: testResults.map(({ name, startTime, endTime }) => ({
      name: relative(root, name),
      milliseconds: endTime - startTime,
    })),
    output,
  };
}

async function readReport(file: string): Promise<Partial<JsonTestResults>> {
  return JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
}

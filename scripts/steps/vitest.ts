import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { seconds } from "./progress.ts";
import { root } from "./project.ts";
import { colours } from "./tool.ts";

/** Which tests run. */
export interface Selection {
  /** The exhaustive ones too. */
  all?: boolean;
  /** Only those that depend on one of these files, relative to the root. */
  related?: readonly string[];
}

/** What came of the tests. */
export interface TestReport {
  passed: number;
  failed: number;
  skipped: number;
  /** The slowest test files, as lines. */
  slowest: string[];
  /** Vitest's own report of what failed. */
  output: string;
}

/** Runs the tests. A file that does not load counts as one failure. */
export async function runVitest({ all = false, related }: Selection): Promise<TestReport> {
  const report = join(root, "node_modules/.cache/vitest.json");
  await mkdir(dirname(report), { recursive: true });
  await rm(report, { force: true });
  const args = [
    ...(related ? ["related", "--run", "--passWithNoTests", ...related] : ["run"]),
    ...(all ? [] : ["--project=!exhaustive"]),
    ...["--reporter=minimal", "--reporter=json", `--outputFile.json=${report}`],
  ];
  const { output, failed } = await spawn("vitest", args, { cwd: root, preferLocal: true, env: colours() }).then(
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
    slowest: slowest(testResults),
    output,
  };
}

/** What is read here of Vitest's report, which has the form of Jest's. */
interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
  testResults?: FileResult[];
}

interface FileResult {
  name: string;
  startTime: number;
  endTime: number;
}

async function readReport(file: string): Promise<Report> {
  return JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
}

function slowest(files: FileResult[]): string[] {
  const timed = files.map(({ name, startTime, endTime }) => ({
    name: relative(root, name),
    time: endTime - startTime,
  }));
  const longest = timed.sort((a, b) => b.time - a.time).slice(0, 5);
  return longest.map(({ name, time }) => `${seconds(time).padStart(8)}  ${name}`);
}

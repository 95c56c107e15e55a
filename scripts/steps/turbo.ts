import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { step } from "./command.ts";
import { root } from "./project.ts";

const env = {
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  TURBO_PRINT_VERSION_DISABLED: "1",
  ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }),
};
const quiet = ["--output-logs=errors-only", "--log-prefix=none"];
// On a terminal, the output of each finished task shows the progress.
const logs = process.stdout.isTTY ? ["--output-logs=new-only"] : quiet;

/** The tasks of `pnpm lint`. */
export const lintTasks = ["lint:contract", "lint:code", "lint:unused", "lint:folders", "lint:spelling"];

/**
 * Builds a package if its sources have changed, for commands that need the result.
 *
 * @throws if the build fails. The message contains its output.
 */
export async function buildPackage(name: string): Promise<void> {
  await step(`Build @crewkit/${name}`, () => turbo(["build", `--filter=@crewkit/${name}`]));
}

/** Builds all packages whose sources have changed. */
export async function buildAll(): Promise<void> {
  await step("Build the packages", () => turbo(["build"]));
}

async function turbo(args: string[]): Promise<void> {
  try {
    await spawn("turbo", ["run", ...args, ...quiet], { cwd: root, preferLocal: true, env });
  } catch (error) {
    throw error instanceof SubprocessError ? new Error(error.output.trim()) : error;
  }
}

export interface TaskResult {
  task: string;
  /** The folder of the package, relative to the root. */
  directory: string;
  passed: boolean;
}

/**
 * Runs tasks of all packages, and prints the output of those that fail. On a terminal, it prints the output of all. Tasks whose
 * inputs have not changed since they passed are not run again, but are part of the results.
 */
export async function runTasks(tasks: readonly string[], options: readonly string[] = []): Promise<TaskResult[]> {
  const summaries = join(root, ".turbo/runs");
  rmSync(summaries, { recursive: true, force: true });
  const args = [
    "run",
    ...tasks,
    ...logs,
    "--log-order=grouped",
    "--continue=dependencies-successful",
    "--summarize",
    ...options,
  ];
  const run = async () => {
    await spawn("turbo", args, { cwd: root, preferLocal: true, env, stdio: "inherit" }).catch(() => undefined);
  };
  // On a terminal, the output of the tasks shows the progress.
  await (process.stdout.isTTY ? run() : step("Run the tasks", run));
  return readResults(summaries);
}

/**
 * Reads the results of a run from the folder of its summary.
 *
 * @throws if the folder has no summary, or those of several runs.
 */
export function readResults(summaries: string): TaskResult[] {
  const [summary, another] = globSync("*.json", { cwd: summaries });
  if (!summary) throw new Error("Turborepo did not run the tasks. Its output is above.");
  if (another)
    throw new Error("Another command ran Turborepo at the same time, so the results are mixed. Run the command again.");
  const { tasks } = JSON.parse(readFileSync(join(summaries, summary), "utf8"));
  return (tasks as Summary[])
    .filter(({ execution }) => execution !== undefined)
    .map(({ task, directory, execution }) => ({ task, directory, passed: execution?.exitCode === 0 }));
}

/** The fields of a task in Turborepo's run summary. A task has no execution if one of its dependencies failed. */
interface Summary {
  task: string;
  directory: string;
  execution?: { exitCode: number };
}

/** Prints how to format the code, if the check of the format failed. */
export function printFixHint(results: readonly TaskResult[]): void {
  if (results.some(({ task, passed }) => task === "lint:code" && !passed))
    console.log("Run `pnpm lint --fix` to format the code, and to fix the problems that have a safe fix.");
}

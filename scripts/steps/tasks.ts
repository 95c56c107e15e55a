import { availableParallelism } from "node:os";
import pLimit from "p-limit";
import { formatSeconds, showRunningTasks } from "./progress.ts";

export interface Task {
  name: string;
  /** The names of the tasks that must pass first. They must come before this task in the list. */
  after?: readonly string[];
  /**
   * Returns a note to print, such as the number of tests.
   *
   * @throws if the task fails, or {@link SkipError} if it cannot run.
   */
  run(): Promise<string | undefined>;
}

export class SkipError extends Error {
  override name = "Skipped";
}

/** The number of tasks by outcome. Tasks that did not start because another task failed are not counted. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs tasks, in parallel on all processors, and prints the outcome and duration of each. */
export async function runTasks(tasks: readonly Task[]): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const limit = pLimit(availableParallelism());
  const passed = new Map<string, Promise<boolean>>();
  const running = showRunningTasks();
  for (const task of tasks) passed.set(task.name, startTask(task));
  await Promise.all(passed.values());
  running.end();
  return counts;

  async function startTask({ name, after = [], run }: Task): Promise<boolean> {
    for (const dependency of after)
      if (!(await passed.get(dependency))) return report(`– ${name}: not run because ${dependency} failed`);
    return limit(async () => {
      const start = performance.now();
      const time = () => formatSeconds(performance.now() - start);
      running.add(name);
      try {
        const note = await run();
        counts.passed += 1;
        return report(`✓ ${name}${note ? `: ${note}` : ""}  ${time()}`, true);
      } catch (error) {
        const { message } = error as Error;
        const skipped = error instanceof SkipError;
        counts[skipped ? "skipped" : "failed"] += 1;
        return report(skipped ? `– ${name}: skipped. ${message}` : `✗ ${name}  ${time()}\n${message}\n`);
      } finally {
        running.remove(name);
      }
    });
  }

  function report(line: string, hasPassed = false): boolean {
    running.clear();
    console.log(line);
    return hasPassed;
  }
}

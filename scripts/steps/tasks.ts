import { availableParallelism } from "node:os";
import pLimit from "p-limit";
import { seconds, showRunning } from "./progress.ts";

/** A part of a command that passes or fails. */
export interface Task {
  name: string;
  /** The names of tasks that must pass first. They come earlier in the list. */
  after?: readonly string[];
  /**
   * Returns a remark for the task's line, such as the number of tests.
   *
   * @throws if it fails. The message says what failed, where, and how to fix it. {@link SkipError} if it cannot run here.
   */
  run(): Promise<string | undefined>;
}

/** Thrown by a task that cannot run here. The message says why. */
export class SkipError extends Error {
  override name = "Skipped";
}

/** The number of tasks by outcome. A task that another task kept from running counts as none of these. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs tasks, as many at a time as there are processors, and prints the outcome and duration of each. */
export async function runTasks(tasks: readonly Task[]): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const limit = pLimit(availableParallelism());
  const passed = new Map<string, Promise<boolean>>();
  const running = showRunning();
  for (const task of tasks) passed.set(task.name, start(task));
  await Promise.all(passed.values());
  running.end();
  return counts;

  async function start({ name, after = [], run }: Task): Promise<boolean> {
    for (const needed of after)
      if (!(await passed.get(needed))) return report(`– ${name}: not run, since ${needed} failed`);
    return limit(async () => {
      const began = performance.now();
      const time = () => seconds(performance.now() - began);
      running.add(name);
      try {
        const remark = await run();
        counts.passed += 1;
        return report(`✓ ${name}${remark ? `: ${remark}` : ""}  ${time()}`, true);
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

/** Runs a step. Prints its name and duration if stdout is a terminal. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return work();
  process.stdout.write(`${name} …`);
  const start = performance.now();
  try {
    return await work();
  } finally {
    process.stdout.write(` ${formatSeconds(performance.now() - start)}\n`);
  }
}

export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export interface ProgressLine {
  add(name: string): void;
  remove(name: string): void;
  clear(): void;
  end(): void;
}

/** Shows the names of running tasks in the last line, if stdout is a terminal. */
export function showRunningTasks(): ProgressLine {
  const names = new Set<string>();
  const start = performance.now();
  const { stdout } = process;
  const clear = () => void (stdout.isTTY && stdout.write("\r\x1b[K"));
  const show = () => {
    const line = `${formatSeconds(performance.now() - start)}  ${[...names].join(", ")}`;
    clear();
    stdout.write(line.slice(0, stdout.columns - 1));
  };
  const timer = stdout.isTTY ? setInterval(show, 500) : undefined;
  return {
    add: (name) => void names.add(name),
    remove: (name) => void names.delete(name),
    clear,
    end: () => {
      clearInterval(timer);
      clear();
    },
  };
}

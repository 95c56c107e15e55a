/**
 * Does one step of a longer work. A terminal shows its name while it runs and the seconds it took; a pipe stays quiet.
 */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return work();
  process.stdout.write(`${name} …`);
  const start = performance.now();
  try {
    return await work();
  } finally {
    process.stdout.write(` ${seconds(performance.now() - start)}\n`);
  }
}

/** A duration as people read it: `1.5 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** The last line of a terminal, with the names of what is running. */
export interface ProgressLine {
  add(name: string): void;
  remove(name: string): void;
  /** Clears the line, so that something else can be printed. */
  clear(): void;
  end(): void;
}

/** Shows on a terminal what is running, and for how long; a pipe stays quiet. */
export function showRunning(): ProgressLine {
  const names = new Set<string>();
  const start = performance.now();
  const { stdout } = process;
  const clear = () => void (stdout.isTTY && stdout.write("\r\x1b[K"));
  const show = () => {
    const line = `${seconds(performance.now() - start)}  ${[...names].join(", ")}`;
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

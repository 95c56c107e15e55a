import { Command } from "commander";

/**
 * Creates a command with `--help`. Usage errors print one line and exit with 2.
 *
 * @param name such as `pnpm build`.
 */
export function command(name: string, description: string): Command {
  // `pnpm lint | head` closes the pipe. Exit without an error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  return new Command(name)
    .description(description)
    .configureOutput({ outputError: (text, write) => write(`${text.trim().replaceAll("\n", " ")}\n`) })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}

/** Runs the work of a command. An error prints its message and exits with 1. */
export async function main(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** Closes servers on SIGINT or SIGTERM and exits with 0. */
export function closeOnSignal(...servers: { close(): Promise<unknown> }[]): void {
  const stop = () => Promise.all(servers.map((server) => server.close())).then(() => process.exit(0));
  // Not `once`: pnpm forwards Ctrl-C, so the signal arrives twice.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
}

// Milliseconds. Without a terminal, a step that takes longer prints its name, and then a line in each interval.
const [silence, interval] = [1000, 10_000];

/** Runs a step, and prints its name and duration to stderr. Without a terminal, it prints only steps that take time. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { stderr } = process;
  const start = Date.now();
  const seconds = (digits: number) => `${((Date.now() - start) / 1000).toFixed(digits)} s`;
  let timer: NodeJS.Timeout | undefined;
  if (stderr.isTTY) stderr.write(`${name} …`);
  else
    timer = setTimeout(() => {
      stderr.write(`${name} …\n`);
      timer = setInterval(() => stderr.write(`${name} … ${seconds(0)}\n`), interval);
    }, silence);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (stderr.isTTY) stderr.write(` ${seconds(1)}\n`);
  }
}

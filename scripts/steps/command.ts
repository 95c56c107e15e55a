import { Command } from "commander";

/**
 * A command of the project: it knows `--help`, says in one line what is wrong with a call, and ends with 2 then.
 *
 * @param name as people type it: `pnpm build`.
 */
export function command(name: string, description: string): Command {
  // A reader that has seen enough (`pnpm lint | head`) ends us without a word.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  return new Command(name)
    .description(description)
    .configureOutput({ outputError: (text, write) => write(`${text.trim().replaceAll("\n", " ")}\n`) })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}

/** Runs the work of a command; if it fails, says why in plain words and ends with 1. */
export async function main(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** Closes servers at Ctrl-C or a SIGTERM, and ends with 0 then. */
export function closeOnSignal(...servers: { close(): Promise<unknown> }[]): void {
  const stop = () => Promise.all(servers.map((server) => server.close())).then(() => process.exit(0));
  // Not `once`: pnpm passes on a Ctrl-C that has reached us already, and the second must not kill us.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
}

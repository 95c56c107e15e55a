import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Options, Subprocess } from "nano-spawn";

/** A server that was started for a run. */
export interface ServerProcess<T> {
  output: T;
  close(): Promise<void>;
}

/** How a server is spawned: from this package, so that the command is that of its own dependency. */
export const spawnOptions: Pick<Options, "cwd" | "preferLocal"> = {
  cwd: join(import.meta.dirname, "../.."),
  preferLocal: true,
};

/**
 * Waits until a server that was spawned has said enough.
 *
 * @param read reads a line that it prints, and answers what it said once that is enough.
 * @throws if it ends before.
 */
export async function waitForServer<T>(
  subprocess: Subprocess,
  read: (line: string) => T | undefined,
): Promise<ServerProcess<T>> {
  subprocess.catch(() => {});
  const child = await subprocess.nodeChildProcess;
  const close = async () => {
    child.kill("SIGTERM");
    await subprocess.catch(() => {});
  };
  const lines = child.stdout ? createInterface({ input: child.stdout }) : [];
  for await (const line of lines) {
    const output = read(line);
    if (output === undefined) continue;
    // Nobody reads on: a full pipe would hold it up.
    child.stdout?.resume();
    return { output, close };
  }
  throw new Error(`${child.spawnfile} did not start: ${await subprocess.then(String, String)}`);
}

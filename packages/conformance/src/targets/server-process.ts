import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Options, Subprocess } from "nano-spawn";

export interface ServerProcess<T> {
  output: T;
  close(): Promise<void>;
}

/** Spawns the server from this package, so that it uses the package's own dependency. */
export const spawnOptions: Pick<Options, "cwd" | "preferLocal"> = {
  cwd: join(import.meta.dirname, "../.."),
  preferLocal: true,
};

/**
 * Waits until a spawned server prints that it is ready.
 *
 * @param read returns the result once a printed line contains it.
 * @throws if the process exits first.
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
    // Discard further output, because a full pipe would block the server.
    child.stdout?.resume();
    return { output, close };
  }
  throw new Error(`${child.spawnfile} did not start: ${await subprocess.then(String, String)}`);
}

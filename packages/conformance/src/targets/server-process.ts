import { createInterface } from "node:readline";
import type { Subprocess } from "nano-spawn";

export interface ServerProcess<T> {
  output: T;
  close(): Promise<void>;
}

/** Waits until `read` returns a result for a printed line. Throws if the process exits first. */
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
    // nano-spawn reads the rest, so that a full pipe does not block the server.
    if (output !== undefined) return { output, close };
  }
  throw new Error(`${child.spawnfile} did not start: ${await subprocess.then(String, String)}`);
}

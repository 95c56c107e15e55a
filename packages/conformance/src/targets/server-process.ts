import { createInterface } from "node:readline";
import type { Subprocess } from "nano-spawn";

interface ServerProcess {
  match: RegExpExecArray;
  close(): Promise<void>;
}

/** Waits until the process prints a line that matches. Throws if the process exits first. */
export async function waitForServer(subprocess: Subprocess, pattern: RegExp): Promise<ServerProcess> {
  subprocess.catch(() => {});
  const child = await subprocess.nodeChildProcess;
  const close = async () => {
    child.kill("SIGTERM");
    await subprocess.catch(() => {});
  };
  const lines = child.stdout ? createInterface({ input: child.stdout }) : [];
  for await (const line of lines) {
    const match = pattern.exec(line);
    // nano-spawn reads the rest, so that a full pipe does not block the server.
    if (match) return { match, close };
  }
  throw new Error(`${child.spawnfile} did not start: ${await subprocess.then(String, String)}`);
}

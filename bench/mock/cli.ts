import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";

/** The mock's command in its own process. */
export interface RunningCli {
  port: number;
  /** The resident memory of the process, in bytes. */
  memory(): number;
  close(): Promise<void>;
}

/**
 * Starts the published mock's `cli.js` on a free port.
 *
 * @throws if it ends before it listens, with what it printed.
 */
export async function startCli(command: string, ...flags: string[]): Promise<RunningCli> {
  const child = spawn(process.execPath, [command, "--port", "0", ...flags], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await portOf(child);
  return {
    port,
    memory: () => memoryOf(child.pid ?? 0),
    async close() {
      child.kill();
      await once(child, "exit");
    },
  };
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  let said = "";
  for await (const chunk of stdout ?? []) {
    said += chunk;
    const port = /:(\d+)\/api/.exec(said)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`The mock did not start: ${said.trim() || "no word"}`);
}

// The second number of statm is a count of pages. Systems without it have ps.
function memoryOf(pid: number): number {
  const file = `/proc/${pid}/statm`;
  if (existsSync(file)) return 4096 * Number(readFileSync(file, "utf8").split(" ")[1]);
  return 1024 * Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}

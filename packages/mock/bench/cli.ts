import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The mock's own command, as its users start it, in a process of its own. */
export interface RunningCli {
  port: number;
  /** What the process takes now, in bytes. */
  memory(): number;
  close(): Promise<void>;
}

/**
 * Starts the command of a packed mock on a free port.
 *
 * @throws if it ends before it listens; the message holds what it printed.
 */
export async function startCli(packed: string, ...flags: string[]): Promise<RunningCli> {
  const child = spawn(process.execPath, [join(packed, "dist/cli.js"), "--port", "0", ...flags], {
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

// Linux tells it in a file, of which the second number counts pages; elsewhere there is a command.
function memoryOf(pid: number): number {
  const file = `/proc/${pid}/statm`;
  if (existsSync(file)) return 4096 * Number(readFileSync(file, "utf8").split(" ")[1]);
  return 1024 * Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}

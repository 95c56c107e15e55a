import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";

export interface RunningCli {
  port: number;
  /** Resident memory in bytes. */
  memory(): number;
  close(): Promise<void>;
}

/**
 * Starts the published `cli.js` of the mock on a free port.
 *
 * @throws if the process exits before listening.
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
  let output = "";
  for await (const chunk of stdout ?? []) {
    output += chunk;
    const port = /:(\d+)\/api/.exec(output)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`The mock did not start: ${output.trim() || "no output"}`);
}

// The second number in statm is the number of resident pages. Other systems have ps.
function memoryOf(pid: number): number {
  const file = `/proc/${pid}/statm`;
  if (existsSync(file)) return 4096 * Number(readFileSync(file, "utf8").split(" ")[1]);
  return 1024 * Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}

import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

export interface RunningCommand {
  output: string;
  /** Sends a signal and returns the exit code, or null if the signal terminated the process. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a command and waits for a line of its output. Kills the process at the end of the test. */
export async function start(command: string[], line: RegExp, options: SpawnOptions = {}): Promise<RunningCommand> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exited = once(child, "exit");
  return {
    output: await waitForLine(child, line),
    async end(signal) {
      child.kill(signal);
      return (await exited)[0];
    },
  };
}

/** Returns the output of a process up to a line. */
export async function waitForLine(process: ChildProcess, line: RegExp): Promise<string> {
  let output = "";
  for await (const text of createInterface({ input: process.stdout as NodeJS.ReadableStream })) {
    output += `${text}\n`;
    if (!line.test(text)) continue;
    // The loop pauses the stream when it ends, and a full pipe would block the process.
    setImmediate(() => process.stdout?.resume());
    return output;
  }
  throw new Error(`${process.spawnargs.join(" ")} ended without printing ${line}:\n${output}`);
}

import { type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

/** A command that runs until a signal. */
export interface Running {
  output: string;
  /** Sends a signal and returns the exit code, which is null if the signal itself ended the process. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a command and waits for a line of its output. The process ends with the test at the latest. */
export async function start(command: string[], line: RegExp, options: SpawnOptions = {}): Promise<Running> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exited = once(child, "exit");
  let output = "";
  for await (const text of createInterface(child.stdout)) {
    output += `${text}\n`;
    if (line.test(text)) break;
  }
  return {
    output,
    async end(signal) {
      child.kill(signal);
      return (await exited)[0];
    },
  };
}

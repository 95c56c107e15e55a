import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Variables } from "./send.ts";

export interface PythonRunner {
  /** Runs a program and returns the values passed to each `print`. */
  run(code: string, env: Variables): Promise<unknown[][]>;
  stop(): void;
}

/** Starts a Python process that runs all programs, because starting a process for each is slow. */
export function startPython(python: string): PythonRunner {
  const child = spawn(python, [join(import.meta.dirname, "worker.py")], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout);
  return {
    async run(code, env) {
      child.stdin.write(`${JSON.stringify({ code, env })}\n`);
      const [line] = await once(lines, "line");
      const { printed, error } = JSON.parse(line);
      if (error) throw new Error(error);
      return printed;
    },
    stop: () => child.kill(),
  };
}

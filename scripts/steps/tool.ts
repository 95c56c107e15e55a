import spawn, { type Result, SubprocessError } from "nano-spawn";
import { root } from "./project.ts";

/**
 * Runs a binary of the workspace, by default in the root folder, and returns its output.
 *
 * @throws if it fails. The message contains the output.
 */
export async function tool(name: string, args: string[], cwd: string = root): Promise<string> {
  return (await run(name, args, colors(), cwd)).output;
}

export async function toolJson(name: string, args: string[]): Promise<unknown> {
  return JSON.parse((await run(name, args, { NO_COLOR: "1" })).stdout);
}

async function run(name: string, args: string[], environment: Record<string, string>, cwd = root): Promise<Result> {
  const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", ...environment };
  try {
    return await spawn(name, args, { cwd, preferLocal: true, env });
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    throw new Error(`${error.output.trim()}\n${[name, ...args].join(" ")} failed`);
  }
}

/** Enables colors if the output is a terminal. The tool itself writes to a pipe. */
export function colors(): Record<string, string> {
  return process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };
}

import spawn, { SubprocessError } from "nano-spawn";
import { root } from "./project.ts";

const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/**
 * Runs a tool of the workspace, by the name of its bin, in the root folder, and answers what it printed.
 *
 * @throws if it fails; the message holds its whole output.
 */
export async function tool(name: string, args: string[]): Promise<string> {
  try {
    const { output } = await spawn(name, args, { cwd: root, preferLocal: true, env: { ...env, ...colours() } });
    return output;
  } catch (error) {
    if (error instanceof SubprocessError) throw new ToolError(name, args, error.output);
    throw error;
  }
}

/**
 * Runs a tool that prints JSON, and answers what that says. A failure is none if there is JSON: a linter ends so when it
 * has found something.
 *
 * @throws if it printed no JSON; the message holds its whole output.
 */
export async function toolJson(name: string, args: string[]): Promise<unknown> {
  const result = await spawn(name, args, { cwd: root, preferLocal: true, env: { ...env, NO_COLOR: "1" } }).catch(
    (error: unknown) => {
      if (error instanceof SubprocessError) return error;
      throw error;
    },
  );
  try {
    return JSON.parse(result.stdout);
  } catch {
    throw new ToolError(name, args, result.output);
  }
}

/** A tool that ended with a failure. */
class ToolError extends Error {
  constructor(name: string, args: string[], output: string) {
    super(`${output.trim()}\n${name} ${args.join(" ")}: failed`);
    this.name = "ToolError";
  }
}

/** Asks a tool for colours on a terminal, and for none in a pipe: what it sees itself is always a pipe of ours. */
export function colours(): Record<string, string> {
  return process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };
}

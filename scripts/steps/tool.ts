import spawn, { SubprocessError } from "nano-spawn";
import { root } from "./project.ts";

/**
 * Runs a binary of the workspace in the root folder, and returns its output.
 *
 * @throws if it fails. The message contains the output.
 */
export async function tool(name: string, args: string[]): Promise<string> {
  // The tool writes to a pipe, so it does not detect a terminal.
  const colors = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };
  const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", ...colors };
  try {
    return (await spawn(name, args, { cwd: root, preferLocal: true, env })).output;
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    throw new Error(`${error.output.trim()}\n${[name, ...args].join(" ")} failed`);
  }
}

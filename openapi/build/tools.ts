import { dirname } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";

export const openapiFolder: string = dirname(import.meta.dirname);

/**
 * Runs a tool in the root of the repository, so that its messages contain paths from there, and returns its standard output.
 *
 * @param input the standard input.
 * @throws if the tool fails. The message contains its output.
 */
export async function runTool(name: string, args: string[], input = ""): Promise<string> {
  // The tool writes to a pipe, so it does not detect a terminal.
  const colors = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };
  const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", ...colors };
  try {
    const options = { cwd: dirname(openapiFolder), preferLocal: true, env, stdin: { string: input } };
    return (await spawn(name, args, options)).stdout;
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    throw new Error(`${error.output.trim()}\n${[name, ...args].join(" ")} failed`);
  }
}

/** Runs the work of a script. An error prints its message and sets the exit code 1. */
export async function exitOnError(
  work: () => Promise<void>,
  format: (message: string) => string = (message) => message,
): Promise<void> {
  await work().catch(({ message }: Error) => {
    console.error(format(message));
    process.exitCode = 1;
  });
}

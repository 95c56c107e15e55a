import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Program {
  name: string;
  /** The command, which is also the name of the Debian package. */
  command: string;
  /** The environment variable with the path. */
  variable: string;
}

/**
 * Returns the path of a program: its environment variable, `/usr/bin`, or the first on `PATH`. Undefined if none exists.
 *
 * @throws if none exists and `CI` is set, because CI must run the tests that need the program.
 */
export function findExecutable(program: Program, env: NodeJS.ProcessEnv): string | undefined {
  const { name, command, variable } = program;
  const onPath = (env.PATH ?? "").split(delimiter).map((directory) => join(directory, command));
  const configured = env[variable];
  const found = (configured ? [configured] : [`/usr/bin/${command}`, ...onPath]).find(existsSync);
  if (!found && env.CI && env.CI !== "false") {
    const value = configured ? ` (${variable}=${configured})` : "";
    throw new Error(`The browser tests need ${name}, which was not found${value}. ${installHintOf(program)}`);
  }
  return found;
}

export function installHintOf({ command, variable }: Program): string {
  return `Install it (\`apt-get install ${command}\`), or set the environment variable ${variable} to its path.`;
}

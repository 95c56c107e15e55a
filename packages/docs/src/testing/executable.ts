import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Program {
  name: string;
  command: string;
  /** A command that is used instead if it is installed. */
  preferred?: string;
  /** The Debian package. Defaults to the command. */
  package?: string;
  /** The environment variable with the path. */
  variable: string;
  /** Arguments with which the program succeeds if it is usable: `["-c", "import httpx"]`. */
  check?: string[];
}

/**
 * Returns the path of a program: its environment variable, `/usr/bin`, or the first on `PATH` that is usable. Undefined if
 * no program is usable.
 *
 * @throws if none exists and `CI` is set, because CI must run the tests that need the program.
 */
export function findExecutable(program: Program, env: NodeJS.ProcessEnv): string | undefined {
  const { name, command, preferred, variable, check } = program;
  const directories = ["/usr/bin", ...(env.PATH ?? "").split(delimiter)];
  const commands = preferred ? [preferred, command] : [command];
  const installed = commands.flatMap((each) => directories.map((directory) => join(directory, each)));
  const configured = env[variable];
  const found = (configured ? [configured] : installed).find(
    (path) => existsSync(path) && (!check || spawnSync(path, check).status === 0),
  );
  if (!found && env.CI && env.CI !== "false") {
    const value = configured ? ` (${variable}=${configured})` : "";
    throw new Error(`The tests need ${name}, which was not found${value}. ${installHintOf(program)}`);
  }
  return found;
}

/** Returns the path of a program that tests need, or undefined. Then the tests must be skipped, and a notice is printed once. */
export function findForTests(program: Program): string | undefined {
  if (found.has(program)) return found.get(program);
  const path = findExecutable(program, process.env);
  if (!path) console.warn(`Skipping tests: ${program.name} was not found. ${installHintOf(program)}`);
  found.set(program, path);
  return path;
}

const found = new Map<Program, string | undefined>();

export function installHintOf({ command, package: name = command, variable }: Program): string {
  return `Install it (\`apt-get install ${name}\`), or set the environment variable ${variable} to its path.`;
}

import { CommanderError } from "commander";
import { type Arguments, readArguments } from "./arguments.ts";
import type { Defaults, Terminal } from "./command.ts";

/** Runs the command line. Returns the exit code. */
export async function main(argv: string[], defaults: Defaults, terminal: Terminal): Promise<number> {
  try {
    const args = readArguments(argv, defaults, terminal);
    if (args.version) {
      terminal.stdout.write(`${await formatVersion(args, defaults)}\n`);
      return 0;
    }
    // Imported on demand, because help and invalid arguments don't need it.
    const { runCommand } = await import("./run-command.ts");
    return await runCommand(args, defaults, terminal);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.stderr.write(`${describeError(error)}\n`);
    return 2;
  }
}

async function formatVersion({ contract: file }: Arguments, defaults: Defaults): Promise<string> {
  const { executable, version } = defaults;
  const info = file === undefined ? await defaults.readContractInfo() : await readInfo(file);
  return `${executable} ${version} (${info.title} ${info.version})`;
}

async function readInfo(file: string): ReturnType<Defaults["readContractInfo"]> {
  const { readContractFile } = await import("./run-command.ts");
  return (await readContractFile(file)).info;
}

// Names instead of classes, because two of the classes are imported on demand.
const knownErrors = ["UsageError", "UnusableTargetError", "InvalidPlanError"];

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (knownErrors.includes(error.name)) return error.message;
  return `The plan or the suite failed. ${error.stack ?? error.message}`;
}

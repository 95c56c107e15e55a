import { readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { root } from "../steps/project.ts";
import { packages, runOptions } from "./install.ts";

/** Returns the program that uses each entry of a package, in TypeScript. */
export function readProgram({ folder }: { folder: string }): string {
  return readFileSync(join(root, folder, "outside.ts"), "utf8");
}

const programName = ({ name }: { name: string }) => name.replace("@crewkit/", "");

/** Writes the programs of all packages into a folder, in TypeScript and JavaScript. */
export function writePrograms(folder: string): void {
  for (const each of packages) {
    const program = readProgram(each);
    const file = join(folder, programName(each));
    writeFileSync(`${file}.mts`, program);
    writeFileSync(`${file}.mjs`, stripTypeScriptTypes(program));
  }
}

/**
 * Runs the programs of all packages.
 *
 * @param node the path of Node.js.
 * @throws with the output if a test in a program fails.
 */
export async function runPrograms(folder: string, node: string): Promise<void> {
  const files = packages.map((each) => `${programName(each)}.mjs`);
  await run(folder, node, node, ["--test", "--test-reporter=spec", ...files]);
}

/**
 * Checks the types of all programs in strict mode, including the declarations of the packages.
 *
 * @param compiler the path of `tsc`.
 * @throws with the output of the compiler.
 */
export async function checkTypes(
  folder: string,
  compiler: string,
  moduleResolution: "nodenext" | "bundler",
): Promise<void> {
  const module = moduleResolution === "bundler" ? "esnext" : moduleResolution;
  const options = ["--target", "es2022", "--types", "node", "--module", module, "--moduleResolution", moduleResolution];
  const files = packages.map((each) => `${programName(each)}.mts`);
  await run(folder, process.execPath, compiler, ["--strict", "--noEmit", "--resolveJsonModule", ...options, ...files]);
}

async function run(folder: string, node: string, file: string, args: string[]): Promise<void> {
  await spawn(file, args, runOptions(folder, node)).catch((error: unknown) => {
    throw error instanceof SubprocessError ? new Error(error.output, { cause: error }) : error;
  });
}

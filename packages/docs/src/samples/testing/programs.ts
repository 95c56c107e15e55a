import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import spawn, { type SubprocessError } from "nano-spawn";
import { folder as packageFolder } from "../../files.ts";

/** Programs of TypeScript, to be compiled and run. */
export interface Programs {
  /**
   * Compiles all of them, strictly.
   *
   * @throws what the compiler has against them.
   */
  compile(): Promise<void>;
  /**
   * Runs one, and answers the values that it printed, line by line.
   *
   * @throws what it throws.
   */
  run(name: string, env: Record<string, string>): Promise<unknown[][]>;
  stop(): void;
}

/**
 * Writes programs, and starts a process that runs one after the other: to start one for each would take most of the time.
 *
 * @param code by name.
 */
export async function startPrograms(code: Map<string, string>): Promise<Programs> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  await Promise.all([...code].map(([name, text]) => writeFile(join(folder, `${name}.ts`), text)));
  const child = fork(new URL("./program.ts", import.meta.url), { execArgv: [] });
  let runs = 0;
  return {
    async compile() {
      const compiler = spawn(join(root, "node_modules/.bin/tsc"), ["--project", folder, "--pretty", "false"]);
      await compiler.catch(({ output }: SubprocessError) => Promise.reject(new Error(output)));
    },
    async run(name, env) {
      runs += 1;
      // Each time anew: Node would not run a module twice.
      child.send({ url: `${pathToFileURL(join(folder, `${name}.ts`))}?${runs}`, env });
      const [{ printed, error }] = await once(child, "message");
      if (error) throw new Error(error);
      return printed;
    },
    stop: () => child.kill(),
  };
}

// Below the root, where the client is found as a user finds it.
const root = join(packageFolder, "../..");
const folder = join(root, "dist/samples");

// As strict as our own code, and without leaving anything behind.
const tsconfig = {
  extends: "../../tsconfig.dev.json",
  compilerOptions: { composite: false, tsBuildInfoFile: null },
  include: ["*.ts"],
};

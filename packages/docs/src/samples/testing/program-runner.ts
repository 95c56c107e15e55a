import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "../../testing/snippets/folder.ts";

export interface ProgramRunner {
  /** Runs a program and returns the values passed to each `console.log`. */
  run(name: string, env: Record<string, string>): Promise<unknown[][]>;
  stop(): void;
}

/** Starts a process that runs all programs, because starting a process for each is slow. */
export async function startProgramRunner(code: Map<string, string>): Promise<ProgramRunner> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all([...code].map(([name, text]) => writeFile(join(folder, `${name}.ts`), text)));
  const child = fork(new URL("./worker.ts", import.meta.url), { execArgv: [] });
  let runs = 0;
  return {
    async run(name, env) {
      runs += 1;
      // The query makes Node evaluate the module again.
      child.send({ url: `${pathToFileURL(join(folder, `${name}.ts`))}?${runs}`, env });
      const [{ printed, error }] = await once(child, "message");
      if (error) throw new Error(error);
      return printed;
    },
    stop: () => child.kill(),
  };
}

// In the repository, so that `@crewkit/client` resolves.
const folder = join(repositoryRoot, "dist/samples");

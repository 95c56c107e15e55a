import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "../../testing/snippets/folder.ts";

export interface ProgramRunner {
  /** Runs one, and answers the values that it printed, line by line. */
  run(name: string, env: Record<string, string>): Promise<unknown[][]>;
  stop(): void;
}

/** Starts a process that runs one program after the other: to start one for each would take most of the time. */
export async function startProgramRunner(code: Map<string, string>): Promise<ProgramRunner> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all([...code].map(([name, text]) => writeFile(join(folder, `${name}.ts`), text)));
  const child = fork(new URL("./worker.ts", import.meta.url), { execArgv: [] });
  let runs = 0;
  return {
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
const folder = join(repositoryRoot, "dist/samples");

import { spawnSync } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";

export const repositoryRoot: string = join(import.meta.dirname, "../../../../..");

/** Where the tools and commands of our packages are, as after an installation. */
export const binFolder: string = join(repositoryRoot, "node_modules/.bin");

/** An empty folder in which snippets find our packages, as in a project that has them installed. */
export async function emptyFolder(name: string): Promise<string> {
  const folder = join(repositoryRoot, "dist/snippets", name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Whether this machine has curl. CI must have it: there the tests run as if it were there, and fail. */
export const hasCurl: boolean = spawnSync("curl", ["--version"]).status === 0 || Boolean(process.env.CI);

if (!hasCurl) console.warn("The tests that paste curl lines are skipped: there is no curl. Install one to run them.");

import { spawnSync } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";

export const repositoryRoot: string = join(import.meta.dirname, "../../../../..");

export const binFolder: string = join(repositoryRoot, "node_modules/.bin");

/** Creates an empty folder in the repository, so that `@crewkit/*` packages resolve. */
export async function emptyFolder(name: string): Promise<string> {
  const folder = join(repositoryRoot, "dist/snippets", name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Whether curl is installed. True in CI, where the tests must not be skipped. */
export const hasCurl: boolean = spawnSync("curl", ["--version"]).status === 0 || Boolean(process.env.CI);

if (!hasCurl) console.warn("Skipping the tests that run curl: curl was not found. Install curl to run them.");

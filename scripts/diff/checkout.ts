import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn from "nano-spawn";
import type { Base } from "./base.ts";
import { git } from "./git.ts";

/** Writes the older contract into a folder of its own, which is gone after the work. */
export async function withContractOf<T>(
  repository: string,
  { commit }: Base,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  try {
    const archive = join(folder, "openapi.tar");
    await git(repository, "archive", `--output=${archive}`, commit, "openapi");
    await spawn("tar", ["-xf", archive, "-C", folder]);
    return await work(join(folder, "openapi"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { parse } from "yaml";

/**
 * Runs git in a folder and returns its output; undefined if it fails.
 *
 * @throws {NoBaseError} if git is not installed.
 */
export async function git(folder: string, ...args: string[]): Promise<string | undefined> {
  try {
    // A container's checkout often belongs to another user, and git would not accept it as a repository. The user who
    // runs this command already trusts the folder: its scripts are running.
    return (await spawn("git", ["-c", "safe.directory=*", ...args], { cwd: folder, env: noHookEnvironment })).stdout;
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    if ((error.cause as NodeJS.ErrnoException | undefined)?.code !== "ENOENT") return undefined;
    throw new NoBaseError("git is not installed. Install it to compare the contract with an older version.");
  }
}

/** Removes the variables that git sets for a hook, so that git uses the repository of the folder. */
export const noHookEnvironment: Record<string, string | undefined> = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
};

/** No older contract is within reach. The message says why, and what to do. */
export class NoBaseError extends Error {
  override name = "NoBaseError";
}

/** The requested ref does not exist, or has no contract. */
export class InvalidRefError extends Error {
  override name = "InvalidRefError";
}

/** The commit of a ref; undefined if there is no such ref. */
export function resolveCommit(folder: string, ref: string): Promise<string | undefined> {
  return git(folder, "rev-parse", "--quiet", "--verify", "--end-of-options", `${ref}^{commit}`);
}

/** Whether the clone lacks a part of the history. */
export async function isShallow(folder: string): Promise<boolean> {
  return (await git(folder, "rev-parse", "--is-shallow-repository")) === "true";
}

/** How to complete a shallow clone. */
export const unshallowHint = "Run `git fetch --unshallow --tags`, or in CI check out with `fetch-depth: 0`.";

/** `info.version` of the contract in a folder: of its file as it is now, or of a commit; undefined if there is none. */
export async function readVersion(folder: string, commit?: string): Promise<string | undefined> {
  const text = commit
    ? await git(folder, "show", `${commit}:./openapi/openapi.yaml`)
    : await readFile(join(folder, "openapi/openapi.yaml"), "utf8").catch(() => undefined);
  return text && parse(text)?.info?.version;
}

/** Writes the contract of a commit into a temporary folder, and removes it after the work. */
export async function withContractAt<T>(
  repository: string,
  commit: string,
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

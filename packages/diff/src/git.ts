import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { parseDocument } from "yaml";

/**
 * Runs git in a folder. Returns its output, or undefined if it fails.
 *
 * @throws {NoBaseError} if git is not installed.
 */
export async function git(folder: string, ...args: string[]): Promise<string | undefined> {
  try {
    // In containers the repository often belongs to another user, which git rejects by default.
    return (await spawn("git", ["-c", "safe.directory=*", ...args], { cwd: folder, env: noHookEnvironment })).stdout;
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    if ((error.cause as NodeJS.ErrnoException | undefined)?.code !== "ENOENT") return undefined;
    throw new NoBaseError("git is not installed. Install it to compare the contract with an older version.");
  }
}

/** Removes git's variables for hooks, so that git uses the repository of the folder. */
export const noHookEnvironment: Record<string, string | undefined> = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
};

/** There is no older contract to compare with. The message names the reason and the fix. */
export class NoBaseError extends Error {
  override name = "NoBaseError";
}

/** The requested ref does not exist or has no contract. */
export class InvalidRefError extends Error {
  override name = "InvalidRefError";
}

export function resolveCommit(folder: string, ref: string): Promise<string | undefined> {
  return git(folder, "rev-parse", "--quiet", "--verify", "--end-of-options", `${ref}^{commit}`);
}

export async function isShallow(folder: string): Promise<boolean> {
  return (await git(folder, "rev-parse", "--is-shallow-repository")) === "true";
}

export const unshallowHint = "Run `git fetch --unshallow --tags`, or set `fetch-depth: 0` in CI.";

/** A release of the contract has the tag `contract-v0.7.0`. The npm packages have their own version and the tag `v0.7.0`. */
export const contractTagPrefix = "contract-v";

/** Returns `info.version` of the contract in the working tree or a commit, or undefined if there is no contract. */
export async function readVersion(folder: string, commit?: string): Promise<string | undefined> {
  const text = commit
    ? await git(folder, "show", `${commit}:./openapi/openapi.yaml`)
    : await readFile(join(folder, "openapi/openapi.yaml"), "utf8").catch(() => undefined);
  // Does not throw for invalid YAML. The comparison reports the location.
  return text ? (parseDocument(text).getIn(["info", "version"]) as string | undefined) : undefined;
}

/** Extracts the contract of a commit into a temporary folder for the duration of a function. */
export async function withContractAt<T>(
  repository: string,
  commit: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  try {
    const archive = "openapi.tar";
    await git(repository, "archive", `--output=${join(folder, archive)}`, commit, "openapi");
    // A relative path, because GNU tar on Windows takes the `C:` of an absolute path for a host.
    await spawn("tar", ["-xf", archive], { cwd: folder });
    return await work(join(folder, "openapi"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

import spawn, { SubprocessError } from "nano-spawn";

/**
 * Runs git in a folder and answers what it printed; undefined if it says no.
 *
 * @throws if there is no git.
 */
export async function git(folder: string, ...args: string[]): Promise<string | undefined> {
  try {
    // A container's checkout often belongs to another user, which git would take for no repository. Whoever runs this
    // trusts the folder already: its scripts are what runs.
    return (await spawn("git", ["-c", "safe.directory=*", ...args], { cwd: folder, env: noOther })).stdout;
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    if ((error.cause as NodeJS.ErrnoException | undefined)?.code !== "ENOENT") return undefined;
    throw new NothingToCompare("git is not installed. Install it, so that the contract can be compared with its past.");
  }
}

/** Takes from git what it tells a hook, so that the repository is that of the folder and no other. */
export const noOther: Record<string, string | undefined> = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
};

/** There is no older contract within reach; the message says why, and what to do. */
export class NothingToCompare extends Error {
  override name = "NothingToCompare";
}

/** The ref that was asked for is none, or has no contract. */
export class WrongRef extends Error {
  override name = "WrongRef";
}

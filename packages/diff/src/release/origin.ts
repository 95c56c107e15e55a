import type { SubprocessError } from "nano-spawn";
import { git } from "./git.ts";

const main = "refs/remotes/origin/main";

/** Describes why a commit may not be released, with the fix. Undefined if it is the newest commit of main on origin. */
export async function commitProblem(repository: string): Promise<string | undefined> {
  const failure = await fetchMain(repository);
  if (failure) return failure;
  if (!(await isAncestor(repository, "HEAD", main)))
    return "This commit is not on main of origin. Merge its pull request, and tag the commit on main.";
  // A failed workflow can be run again after other pull requests have been merged.
  if (process.env.GITHUB_ACTIONS || (await isAncestor(repository, main, "HEAD"))) return undefined;
  return "main of origin has newer commits. Run `git pull origin main`, and tag the newest commit.";
}

/** Describes why a branch cannot get a new version, with the fix. Undefined if it contains all commits of main on origin. */
export async function branchProblem(repository: string): Promise<string | undefined> {
  const failure = await fetchMain(repository);
  if (failure || (await isAncestor(repository, main, "HEAD"))) return failure;
  return "main of origin has commits that this branch does not have. Run `git pull origin main`.";
}

/** Fetches main and the tags of origin. Returns a problem if that fails. */
async function fetchMain(repository: string): Promise<string | undefined> {
  // The checkout of a workflow has fetched all branches and tags, but keeps no credentials to fetch from a private repository.
  const args = process.env.GITHUB_ACTIONS
    ? ["rev-parse", "--verify", main]
    : ["fetch", "--quiet", "--tags", "origin", `+refs/heads/main:${main}`];
  return git(repository, ...args).then(
    () => undefined,
    ({ stderr }: SubprocessError) =>
      `main of origin is unknown. Check your connection, the URL in \`git remote --verbose\`, and the error of git:\n${stderr}`,
  );
}

function isAncestor(repository: string, ancestor: string, commit: string): Promise<boolean> {
  return git(repository, "merge-base", "--is-ancestor", ancestor, commit).then(
    () => true,
    () => false,
  );
}

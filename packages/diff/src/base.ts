import { lt, rsort, valid } from "semver";
import {
  contractTagPrefix,
  git,
  InvalidRefError,
  isShallow,
  NoBaseError,
  resolveCommit,
  unshallowHint,
} from "./git.ts";
import { contractPackage } from "./packages.ts";

export interface Base {
  /** For messages: `contract-v0.1.0`, `main`, `the previous commit`. */
  name: string;
  commit: string;
  /** Why the commit is not the latest release, with the fix. Absent for a release and a requested ref. */
  reason?: string;
}

/**
 * Finds the base of a comparison: the requested ref, or by default the latest release, the branch's merge base with main,
 * or the previous commit on main.
 *
 * @throws {InvalidRefError} if the requested ref does not exist or has no contract.
 * @throws {NoBaseError} if there is no default base.
 */
export async function findBase(folder: string, ref?: string): Promise<Base> {
  if ((await git(folder, "rev-parse", "--is-inside-work-tree")) !== "true") {
    throw new NoBaseError(
      "This is not a git repository, so there is no older contract to compare with. Clone the repository.",
    );
  }
  const base = ref === undefined ? await defaultBase(folder) : await namedBase(folder, ref);
  // With `./` the path is relative to the folder, which may be below the repository's root.
  if ((await git(folder, "cat-file", "-e", `${base.commit}:./openapi/openapi.yaml`)) === undefined) {
    const message = `openapi/openapi.yaml does not exist in ${base.name} (${base.commit.slice(0, 7)}).`;
    if (ref === undefined) throw new NoBaseError(`${message} Pass another ref.`);
    throw new InvalidRefError(`${message} Pass a ref that has a contract.`);
  }
  return base;
}

async function namedBase(folder: string, ref: string): Promise<Base> {
  const commit = await resolveCommit(folder, ref);
  if (commit) return { name: ref, commit };
  if (await isShallow(folder)) throw new InvalidRefError(`'${ref}' is not in this shallow clone. ${unshallowHint}`);
  throw new InvalidRefError(`'${ref}' is not a ref of this repository. Run \`git fetch --tags\` to fetch all tags.`);
}

async function defaultBase(folder: string): Promise<Base> {
  const release = await lastRelease(folder);
  if (release) return release;
  const base = (await previousCommitOnMain(folder)) ?? (await mergeBase(folder));
  if (base) return { ...base, reason: noTag };
  if (await isShallow(folder)) {
    throw new NoBaseError(`This shallow clone has no older contract to compare with. ${unshallowHint}`);
  }
  if (!(await resolveCommit(folder, "HEAD^"))) {
    throw new NoBaseError("This is the first commit, so there is no older contract to compare with.");
  }
  throw new NoBaseError("There is no release tag and no main branch to compare with. Pass a ref.");
}

const noTag = `The history of this commit has no tag \`${contractTagPrefix}*\`, so this is not a comparison with a release. If the contract has been released, run \`git fetch --tags\`.`;

async function lastRelease(folder: string): Promise<Base | undefined> {
  const name = await git(folder, "describe", "--tags", "--abbrev=0", `--match=${contractTagPrefix}[0-9]*`);
  const commit = name && (await resolveCommit(folder, name));
  return name && commit ? { name, commit } : undefined;
}

// CI can check out main as a detached HEAD.
async function previousCommitOnMain(folder: string): Promise<Base | undefined> {
  const branch = await git(folder, "symbolic-ref", "--quiet", "--short", "HEAD");
  const detached = branch === undefined && (await resolveCommit(folder, "HEAD")) === (await mainCommit(folder));
  if (branch !== "main" && !detached) return undefined;
  const commit = await resolveCommit(folder, "HEAD^");
  return commit ? { name: "the previous commit", commit } : undefined;
}

/** Returns the merge base of HEAD and main, or undefined on main. */
async function mergeBase(folder: string): Promise<Base | undefined> {
  const tip = await mainCommit(folder);
  const commit = tip && (await git(folder, "merge-base", "HEAD", tip));
  const branch = await git(folder, "symbolic-ref", "--quiet", "--short", "HEAD");
  return commit && branch !== "main" ? { name: "main", commit } : undefined;
}

// A CI checkout may have only the remote main branch.
async function mainCommit(folder: string): Promise<string | undefined> {
  return (await resolveCommit(folder, "refs/heads/main")) ?? (await resolveCommit(folder, "refs/remotes/origin/main"));
}

/**
 * Finds the release before a version: the highest tag below the version, or without tags the commit before the first
 * changeset of the contract.
 *
 * @param start the commit to start from. Default: HEAD.
 * @throws {NoBaseError} if there is no earlier release.
 */
export async function previousRelease(folder: string, version: string, start = "HEAD"): Promise<Base> {
  const base = (await highestTagBelow(folder, version, start)) ?? (await beforeChangesets(folder, start));
  if (base) return base;
  const hint = (await isShallow(folder)) ? ` in this shallow clone. ${unshallowHint}` : ".";
  throw new NoBaseError(`There is no release before version ${version}${hint}`);
}

export function releaseCommit(folder: string, version: string): Promise<string | undefined> {
  return resolveCommit(folder, `refs/tags/${contractTagPrefix}${version}`);
}

async function highestTagBelow(folder: string, version: string, start: string): Promise<Base | undefined> {
  const tags =
    (await git(folder, "tag", `--merged=${start}`, "--list", `${contractTagPrefix}[0-9]*`))?.split("\n") ?? [];
  const versions = tags.map((tag) => tag.slice(contractTagPrefix.length));
  const [latest] = rsort(versions.filter((each) => valid(each) && lt(each, version)));
  const name = `${contractTagPrefix}${latest}`;
  const commit = latest && (await resolveCommit(folder, name));
  return commit ? { name, commit } : undefined;
}

async function beforeChangesets(folder: string, start: string): Promise<Base | undefined> {
  const found = await git(folder, "grep", "--files-with-matches", contractPackage, start, "--", ".changeset/*.md");
  const files = found?.split("\n").map((line) => line.slice(`${start}:`.length)) ?? [];
  if (files.length === 0) return undefined;
  const log = ["log", "--first-parent", "--format=%H"];
  const first = (await git(folder, ...log, start, "--", ...files))?.split("\n").at(-1);
  const commit = first && (await resolveCommit(folder, `${first}^`));
  return commit ? { name: "the commit before the changesets", commit } : undefined;
}

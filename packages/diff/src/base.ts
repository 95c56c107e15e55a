import { commitOf, deepen, git, isShallow, NothingToCompare, WrongRef } from "./git.ts";

/** The older contract: a commit and its name. */
export interface Base {
  /** The name for people: `v0.1.0`, `main`, `the commit before`. */
  name: string;
  commit: string;
}

/**
 * Finds the base of a comparison: the requested ref; else the last release; else the commit at which the branch left
 * main; on main, the previous commit.
 *
 * @throws {WrongRef} if the requested ref does not exist or has no contract.
 * @throws {NothingToCompare} if no ref is requested and there is no default.
 */
export async function findBase(folder: string, ref?: string): Promise<Base> {
  if ((await git(folder, "rev-parse", "--is-inside-work-tree")) !== "true") {
    throw new NothingToCompare("This is no git repository, so there is no older contract to compare with. Clone it.");
  }
  const base = ref === undefined ? await defaultBase(folder) : await namedBase(folder, ref);
  // With `./` the path is relative to the folder, which may be below the repository's root.
  if ((await git(folder, "cat-file", "-e", `${base.commit}:./openapi/openapi.yaml`)) === undefined) {
    const message = `There is no openapi/openapi.yaml in ${base.name} (${base.commit.slice(0, 7)}).`;
    if (ref === undefined) throw new NothingToCompare(`${message} Name another ref.`);
    throw new WrongRef(`${message} Name a ref that has a contract.`);
  }
  return base;
}

async function namedBase(folder: string, ref: string): Promise<Base> {
  const commit = await commitOf(folder, ref);
  if (commit) return { name: ref, commit };
  if (await isShallow(folder)) throw new WrongRef(`'${ref}' is not in this shallow clone. ${deepen}`);
  throw new WrongRef(`'${ref}' is no ref of this repository. \`git fetch --tags\` gets those of its origin.`);
}

async function defaultBase(folder: string): Promise<Base> {
  const base = (await lastRelease(folder)) ?? (await onMain(folder)) ?? (await onBranch(folder));
  if (base) return base;
  if (await isShallow(folder)) {
    throw new NothingToCompare(`This shallow clone has no older contract to compare with. ${deepen}`);
  }
  if (!(await commitOf(folder, "HEAD^"))) {
    throw new NothingToCompare("This is the first commit, so there is no older contract to compare with.");
  }
  throw new NothingToCompare("There is no release tag and no main branch to compare with. Name a ref.");
}

async function lastRelease(folder: string): Promise<Base | undefined> {
  const name = await git(folder, "describe", "--tags", "--abbrev=0", "--match=v[0-9]*");
  const commit = name && (await commitOf(folder, name));
  return name && commit ? { name, commit } : undefined;
}

// CI may check out the commit of main without the branch.
async function onMain(folder: string): Promise<Base | undefined> {
  const branch = await git(folder, "symbolic-ref", "--quiet", "--short", "HEAD");
  const detached = branch === undefined && (await commitOf(folder, "HEAD")) === (await main(folder));
  if (branch !== "main" && !detached) return undefined;
  const commit = await commitOf(folder, "HEAD^");
  return commit ? { name: "the commit before", commit } : undefined;
}

/** The commit at which the branch left main; undefined on main. */
export async function onBranch(folder: string): Promise<Base | undefined> {
  const tip = await main(folder);
  const commit = tip && (await git(folder, "merge-base", "HEAD", tip));
  const branch = await git(folder, "symbolic-ref", "--quiet", "--short", "HEAD");
  return commit && branch !== "main" ? { name: "main", commit } : undefined;
}

// CI may have only the main of its origin.
async function main(folder: string): Promise<string | undefined> {
  return (await commitOf(folder, "refs/heads/main")) ?? (await commitOf(folder, "refs/remotes/origin/main"));
}

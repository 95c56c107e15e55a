import { lt, rsort, valid } from "semver";
import { type Base, commitOf, deepen, isShallow, onBranch } from "./base.ts";
import { git, NothingToCompare } from "./git.ts";
import { versionAt } from "./version.ts";

/**
 * The release before a version: the highest tag below it; else, where a branch raised the version, the commit at which
 * that left main; else the commit before the one that raised it.
 *
 * @param at the commit to look back from; default: what is checked out.
 * @throws {NothingToCompare} if nothing came before.
 */
export async function releaseBefore(folder: string, version: string, at?: string): Promise<Base> {
  const base =
    (await tagBelow(folder, version, at)) ??
    (at === undefined ? await whereBranchLeft(folder, version) : undefined) ??
    (await beforeRaise(folder, version, at));
  if (base) return base;
  const shallow = (await isShallow(folder)) ? ` as far as this shallow clone knows. ${deepen}` : ".";
  throw new NothingToCompare(`Nothing came before version ${version}${shallow}`);
}

/** The commit that a version was released as; undefined before it is. */
export function releaseOf(folder: string, version: string): Promise<string | undefined> {
  return commitOf(folder, `refs/tags/v${version}`);
}

async function tagBelow(folder: string, version: string, at = "HEAD"): Promise<Base | undefined> {
  const tags = (await git(folder, "tag", `--merged=${at}`, "--list", "v[0-9]*"))?.split("\n") ?? [];
  const [name] = rsort(tags.filter((tag) => valid(tag) && lt(tag, version)));
  const commit = name && (await commitOf(folder, name));
  return name && commit ? { name, commit } : undefined;
}

async function whereBranchLeft(folder: string, version: string): Promise<Base | undefined> {
  const base = await onBranch(folder);
  return base && (await versionAt(folder, base.commit)) !== version ? base : undefined;
}

// Of the commits that changed the file, newest first, those down to the raise have the version already.
async function beforeRaise(folder: string, version: string, at = "HEAD"): Promise<Base | undefined> {
  const list = await git(folder, "rev-list", "--first-parent", at, "--", "./openapi/openapi.yaml");
  let raise: string | undefined;
  for (const commit of list?.split("\n").filter(Boolean) ?? []) {
    const before = await versionAt(folder, commit);
    if (before !== version) {
      const base = await commitOf(folder, raise ? `${raise}^` : at);
      return base && before ? { name: before, commit: base } : undefined;
    }
    raise = commit;
  }
  return undefined;
}

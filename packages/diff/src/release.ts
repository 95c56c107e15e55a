import { lt, rsort, valid } from "semver";
import { type Base, mergeBase } from "./base.ts";
import { contractTagPrefix, git, isShallow, NoBaseError, readVersion, resolveCommit, unshallowHint } from "./git.ts";

/**
 * Finds the release before a version: the highest tag below the version, the merge base of the branch that changed the
 * version, or the commit before the version changed.
 *
 * @param start the commit to start from. Default: HEAD.
 * @throws {NoBaseError} if there is no earlier release.
 */
export async function previousRelease(folder: string, version: string, start?: string): Promise<Base> {
  const base =
    (await highestTagBelow(folder, version, start)) ??
    (start === undefined ? await branchBase(folder, version) : undefined) ??
    (await beforeVersionChange(folder, version, start));
  if (base) return base;
  const hint = (await isShallow(folder)) ? ` in this shallow clone. ${unshallowHint}` : ".";
  throw new NoBaseError(`There is no release before version ${version}${hint}`);
}

export function releaseCommit(folder: string, version: string): Promise<string | undefined> {
  return resolveCommit(folder, `refs/tags/${contractTagPrefix}${version}`);
}

async function highestTagBelow(folder: string, version: string, start = "HEAD"): Promise<Base | undefined> {
  const tags =
    (await git(folder, "tag", `--merged=${start}`, "--list", `${contractTagPrefix}[0-9]*`))?.split("\n") ?? [];
  const versions = tags.map((tag) => tag.slice(contractTagPrefix.length));
  const [latest] = rsort(versions.filter((each) => valid(each) && lt(each, version)));
  const name = `${contractTagPrefix}${latest}`;
  const commit = latest && (await resolveCommit(folder, name));
  return commit ? { name, commit } : undefined;
}

async function branchBase(folder: string, version: string): Promise<Base | undefined> {
  const base = await mergeBase(folder);
  return base && (await readVersion(folder, base.commit)) !== version ? base : undefined;
}

async function beforeVersionChange(folder: string, version: string, start = "HEAD"): Promise<Base | undefined> {
  const list = await git(folder, "rev-list", "--first-parent", start, "--", "./openapi/openapi.yaml");
  let change: string | undefined;
  for (const commit of list?.split("\n").filter(Boolean) ?? []) {
    const before = await readVersion(folder, commit);
    if (before !== version) {
      const base = await resolveCommit(folder, change ? `${change}^` : start);
      return base && before ? { name: before, commit: base } : undefined;
    }
    change = commit;
  }
  return undefined;
}

import { lt, rsort, valid } from "semver";
import type { Base } from "./base.ts";
import { contractPackage } from "./changesets.ts";
import { contractTagPrefix, git, isShallow, NoBaseError, resolveCommit, unshallowHint } from "./git.ts";

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

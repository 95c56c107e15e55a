import { git } from "./git.ts";
import { type PublishedPackage, releaseTag } from "./packages.ts";

/** Lists everything that prevents new versions of the packages, one line each, with the fix. */
export async function versionProblems(
  repository: string,
  before: readonly PublishedPackage[],
  after: readonly PublishedPackage[],
): Promise<string[]> {
  const current = new Set(before.map(releaseTag));
  const versions = new Map(after.map((published) => [releaseTag(published), published.version]));
  if ([...versions.keys()].every((tag) => current.has(tag)))
    return ["The changesets name no published package. Add the packages whose users notice the changes."];
  const branch = await git(repository, "branch", "--show-current");
  if (branch !== "main")
    return [`Releases are made on main, not on ${branch || "a detached HEAD"}. Run \`git switch main\`.`];
  const origin = await originRefs(repository);
  const tip = origin.get("refs/heads/main");
  if (tip && !(await isInHistory(repository, tip)))
    return ["origin has commits on main that this clone does not have. Run `git pull --tags origin main`."];
  const tags = (await git(repository, "tag")).split("\n");
  const problems = [...versions].map(async ([tag, version]) => {
    const isOnOrigin = origin.has(`refs/tags/${tag}`);
    if (!tags.includes(tag))
      return isOnOrigin ? [`origin has the tag ${tag}, but this clone does not. Run \`git fetch --tags origin\`.`] : [];
    return current.has(tag) ? [] : [await describeTag(repository, tag, version, isOnOrigin)];
  });
  return (await Promise.all(problems)).flat();
}

async function describeTag(repository: string, tag: string, version: string, isOnOrigin: boolean): Promise<string> {
  const removal = `git tag --delete ${tag}${isOnOrigin ? ` && git push origin --delete ${tag}` : ""}`;
  const fix = (await isInHistory(repository, tag))
    ? "run `pnpm changeset` and select a higher level"
    : `run \`git merge ${tag}\` to continue from it`;
  return `The tag ${tag} of the next version already exists. If ${version} is published, ${fix}. If its release was abandoned, run \`${removal}\`.`;
}

function isInHistory(repository: string, commit: string): Promise<boolean> {
  return git(repository, "merge-base", "--is-ancestor", commit, "HEAD").then(
    () => true,
    () => false,
  );
}

/** Returns the commits of main and of the tags on origin. Returns none, with a warning, if it cannot be reached. */
async function originRefs(repository: string): Promise<Map<string, string>> {
  if (!(await git(repository, "remote")).split("\n").includes("origin")) return new Map();
  const refs = await git(repository, "ls-remote", "--quiet", "origin", "refs/heads/main", "refs/tags/*").catch(() => {
    console.warn("origin does not respond, so only the tags of this clone are checked.");
    return "";
  });
  return new Map(refs.split("\n").map((line) => line.split("\t").reverse() as [string, string]));
}

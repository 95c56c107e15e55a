import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Changeset, readChangesets } from "../changesets.ts";
import { contractPackage, type PublishedPackage, publishedPackages, releaseTag } from "../packages.ts";
import { git } from "./git.ts";
import { commitProblem } from "./origin.ts";

/** Lists everything that prevents a release, one line each, with the fix. */
export async function releaseProblems(repository: string): Promise<string[]> {
  const [pending] = await readChangesets(repository);
  const commit = await commitProblem(repository);
  return [
    ...repositoryProblems(repository),
    ...(await changeProblems(repository)),
    ...(commit ? [commit] : []),
    // The versions to tag are only known after the changesets have been applied.
    ...(pending ? [unreleased(pending)] : await tagProblems(repository)),
  ];
}

function unreleased({ file }: Changeset): string {
  return `There are unreleased changesets, such as ${file}. Run \`pnpm release:version\`, and follow the steps that it prints.`;
}

function repositoryProblems(repository: string): string[] {
  const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  const problems = [];
  // .pnpmfile.mjs adds `.git`.
  if (!/^https:\/\/[^/]+\/[^/]+\/[^/]+(?<!\.git)$/.test(String(manifest.repository)))
    problems.push(
      'package.json has no URL of the repository. Add `"repository": "https://github.com/<owner>/<name>"` to package.json in the root.',
    );
  if (!manifest.published)
    problems.push(
      "The docs install the packages from a clone. Set `published` to true in package.json in the root, and run `pnpm generate`.",
    );
  return problems;
}

async function changeProblems(repository: string): Promise<string[]> {
  const changed = await git(repository, "status", "--porcelain");
  if (!changed) return [];
  return [`There are uncommitted changes. Commit or discard them:\n${changed}`];
}

async function tagProblems(repository: string): Promise<string[]> {
  const packages = publishedPackages(repository);
  const tagsOfHead = (await git(repository, "tag", "--points-at", "HEAD")).split("\n");
  const tagsInHistory = (await git(repository, "tag", "--merged", "HEAD")).split("\n");
  const tags = new Map(packages.map((published) => [releaseTag(published), published.name === contractPackage]));
  return [...tags].flatMap(([tag, isContract]) => {
    if (isContract ? tagsInHistory.includes(tag) : tagsOfHead.includes(tag)) return [];
    const place = isContract ? "The history of this commit" : "This commit";
    return [`${place} has no tag ${tag}. Run \`git tag ${tag}\` on the commit of the release.`];
  });
}

/** Lists everything that prevents new versions of the packages, one line each, with the fix. Expects the tags of origin. */
export async function versionProblems(
  repository: string,
  before: readonly PublishedPackage[],
  after: readonly PublishedPackage[],
): Promise<string[]> {
  const current = before.map(releaseTag);
  const next = [...new Set(after.map(releaseTag))].filter((tag) => !current.includes(tag));
  if (next.length === 0) return ["The changesets release no package. Run `pnpm changeset`, and select packages."];
  const existing = (await git(repository, "tag")).split("\n");
  return next
    .filter((tag) => existing.includes(tag))
    .map(
      (tag) =>
        `The tag ${tag} of the next version already exists. If its release was abandoned, run \`git tag --delete ${tag} && git push origin --delete ${tag}\`. Otherwise, run \`pnpm changeset\` and select a higher level.`,
    );
}

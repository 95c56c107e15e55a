import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gte, inc, lt } from "semver";
import { parse } from "yaml";
import type { Impact } from "../change.ts";
import type { Changeset } from "../changesets.ts";
import { contractPackage, type PublishedPackage, releaseTag } from "../packages.ts";
import { requiredLevel } from "../policy.ts";

/** Describes a changeset that would release 1.0.0, because its author selected `major` for a breaking change before 1.0.0. */
export function findEarlyMajor(
  packages: readonly PublishedPackage[],
  changesets: readonly Changeset[],
): string | undefined {
  const early = packages.filter(({ version }) => lt(version, "1.0.0")).map(({ name }) => name);
  const isEarly = ({ name, type }: Changeset["releases"][number]) => type === "major" && early.includes(name);
  const changeset = changesets.find(({ releases }) => releases.some(isEarly));
  if (!changeset) return undefined;
  const name = changeset.releases.find(isEarly)?.name;
  return `${changeset.file} would release ${name} 1.0.0. Before 1.0.0, the level of a breaking change is minor. Change the level, or pass --stable.`;
}

/** Returns a changeset that releases all other packages with a new version of the contract, because types and methods change. */
export function followContract(packages: readonly PublishedPackage[], level: Impact): Changeset {
  const { version = "" } = packages.find(isContract) ?? {};
  const impact = lt(version, "1.0.0") ? impactsBefore1[level] : level;
  const others = packages.filter((published) => !isContract(published));
  return {
    // Changesets sorts entries by file name. The name moves this entry to the end of a changelog.
    file: ".changeset/version-of-the-contract.md",
    summary: `Updates the API contract to version ${inc(version, level)}. See the changelog of @crewkit/openapi.`,
    releases: others.map(({ name, version }) => ({ name, type: requiredLevel(version, impact) })),
  };
}

export function changesetFile({ file, summary, releases }: Changeset): Map<string, string> {
  const lines = releases.map(({ name, type }) => `"${name}": ${type}\n`);
  return new Map([[file, `---\n${lines.join("")}---\n\n${summary}\n`]]);
}

const isContract = ({ name }: PublishedPackage): boolean => name === contractPackage;

/** The most severe impact that each level can have before 1.0.0. */
const impactsBefore1: Readonly<Record<Impact, Impact>> = { major: "major", minor: "major", patch: "minor" };

/** Sets `info.version` of the contract, and the dates, headings and order of the new sections in the changelogs. */
export function releasedFiles(
  repository: string,
  before: readonly PublishedPackage[],
  after: readonly PublishedPackage[],
  date: Date,
): Map<string, string> {
  const read = (path: string) => readFileSync(join(repository, path), "utf8");
  const files = new Map<string, string>();
  for (const { folder, name, version } of after) {
    const old = before.find((published) => published.name === name);
    if (!old || old.version === version) continue;
    const path = `${folder}/CHANGELOG.md`;
    const changelog = withHeadings(read(path), old.version, version, date);
    files.set(path, changelog);
    if (name !== contractPackage) continue;
    const contract = "openapi/openapi.yaml";
    files.set(path, sortEntries(changelog, entryLabels(read(contract))));
    files.set(contract, read(contract).replace(/^( {2}version: ).*/m, `$1${version}`));
  }
  return files;
}

/** Adds the date and replaces headings such as "Minor Changes": before 1.0.0, minor versions have breaking changes. */
function withHeadings(changelog: string, from: string, version: string, date: Date): string {
  const [minor, patch] = gte(from, "1.0.0") ? ["New", "Fixes"] : ["Breaking changes", "Changes"];
  return changelog
    .replace(`\n## ${version}\n`, `\n## ${version} - ${date.toISOString().slice(0, 10)}\n`)
    .replace("\n### Major Changes\n", "\n### Breaking changes\n")
    .replace("\n### Minor Changes\n", `\n### ${minor}\n`)
    .replace("\n### Patch Changes\n", `\n### ${patch}\n`);
}

/** Returns the labels of changelog entries about the contract: its tags, and the other parts that users read about. */
export function entryLabels(contract: string): string[] {
  const { tags = [] } = parse(contract) as { tags?: { name: string }[] };
  return ["All operations", ...tags.map(({ name }) => name), "OpenAPI document", "Package"];
}

/** Returns the labels at the start of an entry, such as `["Members", "Roles"]` of `- **Members, Roles.** They are new.` */
export function labelsOf(entry: string): string[] {
  return /^- \*\*(.+?)\.\*\*/.exec(entry)?.[1]?.split(", ") ?? [];
}

/** Sorts the entries of the newest version by their first label. */
function sortEntries(changelog: string, labels: string[]): string {
  const [title = "", newest = "", ...older] = changelog.split(/^(?=## )/m);
  const position = (entry: string) => labels.indexOf(labelsOf(entry)[0] ?? "");
  const lists = newest.split(/^(?=### )/m).map((list) => {
    const [heading, ...entries] = list.split(/^(?=- )/m);
    const sorted = entries.sort((a, b) => position(a) - position(b));
    return entries.length > 0 ? `${heading}${sorted.map((entry) => entry.trimEnd()).join("\n")}\n\n` : list;
  });
  return [title, ...lists, ...older].join("");
}

/** Lists the commands that follow. Only tags that do not exist yet are created, but all are pushed, because origin may lack them. */
export function nextSteps(packages: readonly PublishedPackage[], existing: readonly string[]): string {
  const tags = [...new Set(packages.map(releaseTag))];
  const missing = tags.filter((tag) => !existing.includes(tag));
  return `
Next, on this branch:
  Review the changelogs and openapi/changes/.
  pnpm test --all
  git add --all && git commit --message "Release ${packages.at(-1)?.version}"
  Merge the pull request of the branch.
Then, on main:
  git pull origin main
${missing.map((tag) => `  git tag ${tag}`).join("\n")}
  pnpm release --dry-run
  git push --atomic origin ${tags.join(" ")}`;
}

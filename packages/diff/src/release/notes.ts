import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PublishedPackage } from "../packages.ts";

/** Returns the release notes: the section of each package's changelog for its version. */
export function releaseNotes(repository: string, packages: readonly PublishedPackage[]): string {
  const sections = packages.flatMap(({ folder, name, version }) => {
    const text = changelogSection(readFileSync(join(repository, folder, "CHANGELOG.md"), "utf8"), version);
    return text && text !== unchanged ? [`## ${name} ${version}\n\n${text}\n`] : [];
  });
  return sections.join("\n");
}

// Changesets writes this text for packages that only follow the shared version.
const unchanged = "No changes in this release.";

/** Returns the text below the heading of a version, such as `## 0.7.0` or `## 0.7.0 - 2026-11-27`. */
function changelogSection(changelog: string, version: string): string {
  const section = changelog.split(/^## /m).find((text) => text.split(/\s/, 1)[0] === version);
  return section?.replace(/^.*\n/, "").trim() ?? "";
}

import { readFileSync } from "node:fs";
import { markdownPath, pathOf } from "../components/links.ts";
import { changesFolder, contractChangelog } from "../files.ts";
import type { Site, Tag } from "../model/site.ts";
import { slugify } from "../text.ts";
import { readRecords, type VersionRecord } from "./records.ts";
import { countChanges, hasChanges, releaseDate } from "./release.ts";

/**
 * Replaces the line `<!-- versions -->` of a guide with a table of the contract's versions, and the line `<!-- changelog -->`
 * with the changelog of each version.
 */
export function fillChangelog({ tags }: Site, guide: string): string {
  return guide
    .replace(/^<!-- versions -->$/m, () => versionTable(readVersions()))
    .replace(/^<!-- changelog -->$/m, () =>
      readVersions()
        .map((version) => section(version, tags))
        .join("\n\n"),
    );
}

interface Version {
  version: string;
  /** Undefined before the release. */
  date: string | undefined;
  /** In Markdown. */
  text: string;
  /** Undefined for the first version. */
  record: VersionRecord | undefined;
}

/** Reads the changelog of the contract, newest version first. */
function readVersions(): Version[] {
  const records = readRecords(changesFolder);
  const [, ...sections] = readFileSync(contractChangelog, "utf8").split(/^## /m);
  return sections.map((text) => {
    const [heading = "", ...lines] = text.split("\n");
    const [version = "", date] = heading.split(" - ");
    return { version, date, text: lines.join("\n").trim(), record: records.find((each) => each.version === version) };
  });
}

function versionTable(versions: Version[]): string {
  const rows = versions.map(({ version, date, record }) => {
    const counts = record ? countChanges(record).filter(({ kind }) => kind !== "patch") : [];
    const text = counts.map((count) => count.text).join(", ") || "Text changes";
    const changes = record ? linkToList(record, text) : "First version";
    return `| [${version}](#${slugify(version)}) | ${date ?? "Unreleased"} | ${changes || "No changes"} |`;
  });
  return ["| Version | Date | All changes |", "| --- | --- | --- |", ...rows].join("\n");
}

function section({ version, date, text, record }: Version, tags: Tag[]): string {
  const list = record ? linkToList(record, `All changes in ${version}`) : "";
  const changelog = text
    .replace(/^### .*$/gm, (heading) => `${heading} in ${version}`)
    .replace(/(?<=^- \*\*).+?(?=\.\*\*)/gm, (names) => linkTags(names, tags));
  return `## ${version}\n\n${releaseDate(date).markdown}.${list && ` ${list}`}\n\n${changelog}`;
}

function linkToList(record: VersionRecord, text: string): string {
  return hasChanges(record) ? linkFromGuide(pathOf.changeList(record.version), text) : "";
}

function linkTags(names: string, tags: Tag[]): string {
  const links = names.split(", ").map((name) => {
    const tag = tags.find((each) => each.name === name);
    return tag ? linkFromGuide(pathOf.tag(tag.slug), name) : name;
  });
  return links.join(", ");
}

function linkFromGuide(path: string, text: string): string {
  return `[${text}](../${markdownPath(path)})`;
}

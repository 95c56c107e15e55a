import { readFileSync } from "node:fs";
import { markdownPath, pathOf } from "../components/links.ts";
import { changesFolder, contractChangelog } from "../files.ts";
import type { Site, Tag } from "../model/site.ts";
import { slugify } from "../text.ts";
import { hasChanges, readRecords, releaseDate, type VersionRecord } from "./records.ts";

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
  const rows = versions.map(({ version, date, text, record }) => {
    const breaking = text.split("### ").find((part) => part.startsWith("Breaking changes"));
    const count = breaking?.match(/^- /gm)?.length ?? 0;
    const changes = `[${count} breaking ${count === 1 ? "change" : "changes"}](#breaking-changes-in-${slugify(version)})`;
    const task = count > 0 ? `Check ${changes}` : "Nothing";
    return `| [${version}](#${slugify(version)}) | ${releaseDate(date)} | ${record ? task : "First version"} |`;
  });
  return ["| Version | Date | What to do |", "| --- | --- | --- |", ...rows].join("\n");
}

function section({ version, date, text, record }: Version, tags: Tag[]): string {
  const list =
    record && hasChanges(record) ? ` ${linkFromGuide(pathOf.changeList(version), `All changes in ${version}`)}` : "";
  return `## ${version}\n\n${releaseDate(date)}.${list}\n\n${groupByTags(text, version, tags)}`;
}

/** Adds the version to headings, and puts entries that start with the same tags into one list below the tags. */
function groupByTags(text: string, version: string, tags: Tag[]): string {
  let previous: string | undefined;
  return text.replace(/^### .*|^- \*\*(.+)\.\*\* (.*(?:\n {2}.*)*)/gm, (line, names?: string, entry = "") => {
    const label = names && names !== previous ? `- **${linkTags(names, tags)}**\n` : "";
    previous = names;
    return names ? `${label}  - ${entry.replaceAll("\n", "\n  ")}` : `${line} in ${version}`;
  });
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

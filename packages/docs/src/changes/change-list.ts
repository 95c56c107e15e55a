import { createContext, fragment, heading, text } from "../components/fragment.ts";
import { markdownPath, pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { changesFolder } from "../files.ts";
import type { Site } from "../model/site.ts";
import { type Change, hasChanges, listChanges, readRecords, releaseDate, type VersionRecord } from "./records.ts";

/** Creates a page for each version with its changes, except those of texts. */
export function changeListPages(site: Site): Page[] {
  const records = readRecords(changesFolder).filter(hasChanges);
  return records.map((record) => changeListPage(site, record));
}

function changeListPage(site: Site, record: VersionRecord): Page {
  const { version, since, security = [], major, minor } = record;
  const path = pathOf.changeList(version);
  const title = `All changes in ${version}`;
  const parts = [
    `${releaseDate(record.date)}. ${countChanges(record)}.`,
    explanation,
    section("Security-relevant changes", security),
    section("Breaking changes", major),
    section("Additions", minor),
  ];
  return {
    path,
    title,
    description: `The changes of the API contract from ${since} to ${version}.`,
    content: fragment`<article class="guide">${heading(1, title)}${text(createContext(site, path), parts.filter(Boolean).join("\n\n"))}</article>`,
    kind: "guide",
  };
}

const explanation = `The [changelog](../${markdownPath(pathOf.changes)}) describes what the changes mean for callers. This list compares the
version with the previous one. It starts with the components of the contract that several operations use, then lists changes that several
operations have in common, then the other changes by operation. Security-relevant changes give more callers access, and are listed again
under their impact. Changes of texts are only counted: \`openapi/changes/\` in the repository lists them, and all values.`;

function section(title: string, changes: Change[]): string {
  return changes.length > 0 ? `## ${title}\n\n${listChanges(changes)}` : "";
}

export function countChanges({ security = [], major, minor, patch }: VersionRecord): string {
  const counts: [Change[], string][] = [
    [security, "security-relevant change"],
    [major, "breaking change"],
    [minor, "addition"],
    [patch, "text change"],
  ];
  return counts
    .flatMap(([{ length }, name]) => (length > 0 ? `${format(length)} ${name}${length === 1 ? "" : "s"}` : []))
    .join(", ");
}

const { format } = new Intl.NumberFormat("en-US");

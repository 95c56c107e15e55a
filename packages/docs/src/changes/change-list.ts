import { createContext, type Fragment, fragment, heading, type PageContext, text } from "../components/fragment.ts";
import { markdownPath, pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { changesFolder } from "../files.ts";
import type { Site } from "../model/site.ts";
import { slugify } from "../text.ts";
import {
  type Change,
  countPlaces,
  hasChanges,
  listChanges,
  readRecords,
  releaseDate,
  type VersionRecord,
} from "./records.ts";

/** Creates a page for each version with its changes, except those of texts. */
export function changeListPages(site: Site): Page[] {
  const records = readRecords(changesFolder).filter(hasChanges);
  return records.map((record) => changeListPage(site, record));
}

function changeListPage(site: Site, record: VersionRecord): Page {
  const { version, since, security = [], major, minor } = record;
  const path = pathOf.changeList(version);
  const title = `All changes in ${version}`;
  const context = createContext(site, path);
  const summary = `${releaseDate(record.date)}. ${countChanges(record)}.`;
  const parts = [
    text(context, `${summary}\n\n${explanation}`),
    section(context, "Security-relevant changes", security),
    section(context, "Breaking changes", major),
    section(context, "Additions", minor),
  ];
  return {
    path,
    title,
    description: `The changes of the API contract from ${since} to ${version}.`,
    content: fragment`<article class="guide">${heading(1, title)}${parts}</article>`,
    kind: "guide",
  };
}

const explanation = `The [changelog](../${markdownPath(pathOf.changes)}) describes what the changes mean for callers. This list compares the
version with the previous one. It starts with the components of the contract that several operations use, then lists changes that several
operations have in common, then the other changes by operation. Security-relevant changes give access or remove a protection, and are
listed again under their impact. Changes of texts are only counted: \`openapi/changes/\` in the repository lists them, and the values of patterns.`;

/** The HTML page folds long lists. */
function section(context: PageContext, title: string, changes: Change[]): Fragment {
  if (changes.length === 0) return fragment``;
  const count = countPlaces(changes);
  const list = text(context, listChanges(changes));
  const folded = fragment`<details><summary>Show all ${format(count)}</summary>${list}</details>`;
  return fragment`${heading(2, title, slugify(title))}${count > maxUnfolded ? folded : list}`;
}

const maxUnfolded = 20;

export function countChanges({ security = [], major, minor, patch }: VersionRecord): string {
  const lists: [Change[], string][] = [
    [security, "security-relevant change"],
    [major, "breaking change"],
    [minor, "addition"],
    [patch, "text change"],
  ];
  return lists
    .map(([changes, name]) => [countPlaces(changes), name] as const)
    .flatMap(([count, name]) => (count > 0 ? `${format(count)} ${name}${count === 1 ? "" : "s"}` : []))
    .join(", ");
}

const { format } = new Intl.NumberFormat("en-US");

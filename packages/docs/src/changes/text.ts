import { countText } from "./count.ts";
import { type Group, groupsOf } from "./groups.ts";
import type { VersionRecord } from "./record.ts";

/** What changed from version to version, in Markdown; changes of words are only counted. */
export function changesText(records: VersionRecord[]): string {
  const sections = records.map((record) => `### ${record.version}\n\n${countText(record)}\n${listsOf(record)}`);
  const oldest = records.at(-1);
  return [...sections, ...(oldest ? [`### ${oldest.since}\n\nThe first version.\n`] : [])].join("\n");
}

function listsOf(record: VersionRecord): string {
  const lists = [
    { title: "Major", changes: record.major },
    { title: "Minor", changes: record.minor },
  ].filter(({ changes }) => changes.length > 0);
  return lists.map(({ title, changes }) => `\n${title}:\n\n${groupsOf(changes).map(row).join("\n")}\n`).join("");
}

function row({ title, items }: Group): string {
  return [`- ${title}`, ...items.map((item) => `  - ${item}`)].join("\n");
}

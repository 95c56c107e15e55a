import { changesFolder } from "../files.ts";
import { type Html, html } from "../parts/html.ts";
import { line, type PageContext, type Part, part, text } from "../parts/part.ts";
import { type Change, type Group, groupsOf, impacts, readRecords, type VersionRecord } from "./records.ts";

/** The text of a guide, with the list of changes in place of the line `<!-- changes -->`. */
export function withChanges(context: PageContext, source: string): Part {
  const [before = "", after] = source.split(/^<!-- changes -->$/m);
  if (after === undefined) return text(context, source);
  const records = readRecords(changesFolder);
  const first = part`<section>${title(records.at(-1)?.since ?? "")}${paragraph("The first version.")}</section>`;
  return part`${text(context, before)}${records.map((record) => section(context, record))}${first}${text(context, after)}`;
}

// Changes that break callers are open, additions are folded, and changes of wording are only counted.
function section(context: PageContext, record: VersionRecord): Part {
  return part`<section>${title(record.version)}${paragraph(countText(record))}
${details(context, record.major, { label: "major", isOpen: true })}
${details(context, record.minor, { label: "minor", isOpen: false })}
</section>
`;
}

function title(version: string): Part {
  return { html: html`<h3 id="${version}">${version}</h3>`, markdown: `### ${version}` };
}

function paragraph(words: string): Part {
  return { html: html`<p>${words}</p>`, markdown: words };
}

function countText(record: VersionRecord): string {
  const counts = impacts.flatMap((impact) => (record[impact].length > 0 ? `${record[impact].length} ${impact}` : []));
  return counts.length > 0
    ? `Since ${record.since}: ${counts.join(", ")}.`
    : `Nothing in the contract changed since ${record.since}.`;
}

function details(context: PageContext, changes: Change[], { label, isOpen }: { label: string; isOpen: boolean }) {
  if (changes.length === 0) return undefined;
  const rows = groupsOf(changes).map((group) => row(context, group));
  const count = `${changes.length} ${label}`;
  const summary = { html: html`<summary>${count}</summary>`, markdown: `${count}:` };
  const list = {
    html: html`<ul>${rows.map((each) => each.html)}</ul>`,
    markdown: rows.map((each) => each.markdown).join("\n"),
  };
  return part`<details${isOpen ? html` open` : ""}>${summary}${list}</details>`;
}

function row(context: PageContext, group: Group): Part {
  const items = group.items.map((item) => line(context, item));
  const inner: Html = html`<ul>${items.map((item) => html`<li>${item.html}`)}</ul>`;
  return {
    html: html`<li>${line(context, group.title).html}${items.length > 0 ? inner : ""}`,
    markdown: [`- ${group.title}`, ...items.map((item) => `  - ${item.markdown}`)].join("\n"),
  };
}

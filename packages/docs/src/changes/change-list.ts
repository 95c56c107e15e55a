import { type Fragment, fragment, inlineText, type PageContext, text } from "../components/fragment.ts";
import { type Html, html } from "../components/html.ts";
import { changesFolder } from "../files.ts";
import { type Change, type Group, groupChanges, impacts, readRecords, type VersionRecord } from "./records.ts";

/** Renders the text of a guide. The line `<!-- changes -->` is replaced with the list of changes. */
export function renderWithChangeList(context: PageContext, source: string): Fragment {
  const [before = "", after] = source.split(/^<!-- changes -->$/m);
  if (after === undefined) return text(context, source);
  const records = readRecords(changesFolder);
  const first = fragment`<section>${title(records.at(-1)?.since ?? "")}${paragraph("First version.")}</section>`;
  return fragment`${text(context, before)}${records.map((record, index) => section(context, record, index === 0))}${first}${text(context, after)}`;
}

// Security-relevant and breaking changes are expanded. Additions are collapsed, and only counted for earlier versions. Patches
// are only counted.
function section(context: PageContext, record: VersionRecord, isCurrent: boolean): Fragment {
  return fragment`<section>${title(record.version)}${paragraph(countText(record))}
${details(context, record.security ?? [], { label: "security-relevant", isOpen: true })}
${details(context, record.major, { label: "major", isOpen: true })}
${isCurrent && details(context, record.minor, { label: "minor", isOpen: false })}
</section>
`;
}

function title(version: string): Fragment {
  return { html: html`<h3 id="${version}">${version}</h3>`, markdown: `### ${version}` };
}

function paragraph(content: string): Fragment {
  return { html: html`<p>${content}</p>`, markdown: content };
}

function countText(record: VersionRecord): string {
  const present = impacts.filter((impact) => record[impact].length > 0);
  const counts = present.map((impact) => `${format(record[impact].length)} ${impact}`);
  return counts.length > 0
    ? `Changes since ${record.since}: ${counts.join(", ")}.`
    : `The contract has not changed since ${record.since}.`;
}

const { format } = new Intl.NumberFormat("en-US");

function details(context: PageContext, changes: Change[], { label, isOpen }: { label: string; isOpen: boolean }) {
  if (changes.length === 0) return undefined;
  const rows = groupChanges(changes).map((group) => row(context, group));
  const count = `${format(changes.length)} ${label} ${changes.length === 1 ? "change" : "changes"}`;
  const summary = { html: html`<summary>${count}</summary>`, markdown: `${count}:` };
  const list = {
    html: html`<ul>${rows.map((each) => each.html)}</ul>`,
    markdown: rows.map((each) => each.markdown).join("\n"),
  };
  return fragment`<details${isOpen ? html` open` : ""}>${summary}${list}</details>`;
}

function row(context: PageContext, group: Group): Fragment {
  const items = group.items.map((item) => inlineText(context, item));
  const inner: Html = html`<ul>${items.map((item) => html`<li>${item.html}`)}</ul>`;
  return {
    html: html`<li>${inlineText(context, group.title).html}${items.length > 0 ? inner : ""}`,
    markdown: [`- ${group.title}`, ...items.map((item) => `  - ${item.markdown}`)].join("\n"),
  };
}

import { type Fragment, fragment, inlineText, type PageContext, text } from "../components/fragment.ts";
import { type Html, html } from "../components/html.ts";
import { methodBadge } from "../components/rows.ts";
import { changesFolder } from "../files.ts";
import { type Change, type Group, groupChanges, readRecords, type VersionRecord } from "./records.ts";
import { countChanges, migrationNotes, releaseDate } from "./release.ts";

/** Renders the text of a guide. The line `<!-- changes -->` is replaced with the list of changes. */
export function renderWithChangeList(context: PageContext, source: string): Fragment {
  const [before = "", after] = source.split(/^<!-- changes -->$/m);
  if (after === undefined) return text(context, source);
  const records = readRecords(changesFolder);
  const first = fragment`<section class="change-version">${title(records.at(-1)?.since ?? "")}${paragraph("First version.")}</section>`;
  return fragment`${text(context, before)}${records.map((record, index) => section(context, record, index === 0))}${first}${text(context, after)}`;
}

// Breaking changes of the current version are expanded. Additions are only counted for earlier versions, and patches always.
function section(context: PageContext, record: VersionRecord, isCurrent: boolean): Fragment {
  const { version, major, minor, security = [] } = record;
  const notes = migrationNotes(version);
  return fragment`<section class="change-version">${title(version)}${summary(record)}
${notes && text(context, notes)}
${details(context, security, { kind: "security", isOpen: isCurrent })}
${details(context, major, { kind: "breaking", isOpen: isCurrent })}
${isCurrent && details(context, minor, { kind: "added", isOpen: false })}
</section>
`;
}

function title(version: string): Fragment {
  return { html: html`<h3 id="${version}">${version}</h3>`, markdown: `### ${version}` };
}

function paragraph(content: string): Fragment {
  return { html: html`<p>${content}</p>`, markdown: content };
}

function summary(record: VersionRecord): Fragment {
  const date = releaseDate(record);
  const counts = countChanges(record);
  const badges = counts.map(({ kind, text }) => html` <span class="badge ${kind}">${text}</span>`);
  const unchanged = `The contract has not changed since ${record.since}.`;
  return {
    html: html`<p class="release-counts">${date.html} ${badges.length > 0 ? badges : unchanged}</p>`,
    markdown: `${date.markdown}. ${counts.length > 0 ? counts.map(({ text }) => text).join(", ") : unchanged}`,
  };
}

function details(
  context: PageContext,
  changes: Change[],
  { kind, isOpen }: { kind: "security" | "breaking" | "added"; isOpen: boolean },
) {
  if (changes.length === 0) return undefined;
  const rows = groupChanges(changes).map((group) => row(context, group));
  const list = {
    html: html`<ul class="changes">${rows.map((each) => each.html)}</ul>`,
    markdown: rows.map((each) => each.markdown).join("\n"),
  };
  const heading = { html: html`<summary>${labels[kind]}</summary>`, markdown: `${labels[kind]}:` };
  return fragment`<details class="${kind}"${isOpen ? html` open` : ""}>${heading}${list}</details>`;
}

const labels = { security: "Security-relevant changes", breaking: "Breaking changes", added: "Additions" };

function row(context: PageContext, group: Group): Fragment {
  const items = group.items.map((item) => operationOrText(context, item));
  const inner: Html = html`<ul>${items.map((item) => html`<li>${item.html}`)}</ul>`;
  return {
    html: html`<li>${operationOrText(context, group.title).html}${items.length > 0 ? inner : ""}`,
    markdown: [`- ${group.title}`, ...items.map((item) => `  - ${item.markdown}`)].join("\n"),
  };
}

/** Renders an operation such as `GET /health` with a badge. An operation that was removed has no link. */
function operationOrText(context: PageContext, markdown: string): Fragment {
  const [, method = "", path = ""] = /^`([A-Z]+) (\/\S*)`$/.exec(markdown) ?? [];
  if (!method) return inlineText(context, markdown);
  const operation = html`${methodBadge(method.toLowerCase())} <code>${path}</code>`;
  const url = context.codeLink(`${method} ${path}`);
  return {
    html: url ? html`<a class="call" href="${url}">${operation}</a>` : html`<span class="call">${operation}</span>`,
    markdown,
  };
}

import {
  createContext,
  type Fragment,
  fragment,
  heading,
  inlineText,
  type PageContext,
  text,
} from "../components/fragment.ts";
import { type Html, html } from "../components/html.ts";
import { markdownPath, pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { methodBadge } from "../components/rows.ts";
import { changesFolder } from "../files.ts";
import type { Site } from "../model/site.ts";
import { slugify } from "../text.ts";
import { type Change, type Group, groupChanges, readRecords, type VersionRecord } from "./records.ts";
import { countChanges, hasChanges, releaseDate } from "./release.ts";

/** Creates a page for each version with its changes, except those of texts. */
export function changeListPages(site: Site): Page[] {
  const records = readRecords(changesFolder).filter(hasChanges);
  return records.map((record) => changeListPage(site, record));
}

function changeListPage(site: Site, record: VersionRecord): Page {
  const { version, since, security = [], major, minor } = record;
  const path = pathOf.changeList(version);
  const context = createContext(site, path);
  const title = `All changes in ${version}`;
  return {
    path,
    title,
    description: `The changes of the API contract from ${since} to ${version}.`,
    content: fragment`<article class="guide">${heading(1, title)}${summary(record)}
${text(context, explanation)}
${section(context, "Security-relevant changes", security)}
${section(context, "Breaking changes", major)}
${section(context, "Additions", minor)}</article>`,
    kind: "guide",
  };
}

const explanation = `The [changelog](../${markdownPath(pathOf.changes)}) describes what the changes mean for callers. This list compares the
version with the previous one: changes that several operations have in common, then the other changes by operation. A change of a shared
schema is listed only under the first operation that uses the schema. Security-relevant changes give more callers access, and are listed
again under their impact. Changes of texts are only counted: \`openapi/changes/\` in the repository lists them, and all values.`;

function summary(record: VersionRecord): Fragment {
  const date = releaseDate(record.date);
  const counts = countChanges(record);
  const badges = counts.map(({ kind, text }) => html` <span class="badge ${kind}">${text}</span>`);
  return {
    html: html`<p class="release-counts">${date.html} ${badges}</p>`,
    markdown: `${date.markdown}. ${counts.map(({ text }) => text).join(", ")}`,
  };
}

function section(context: PageContext, title: string, changes: Change[]): Fragment | undefined {
  if (changes.length === 0) return undefined;
  const rows = groupChanges(changes).map((group) => row(context, group));
  const list = {
    html: html`<ul class="changes">${rows.map((each) => each.html)}</ul>`,
    markdown: rows.map((each) => each.markdown).join("\n"),
  };
  return fragment`${heading(2, title, slugify(title))}${list}`;
}

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

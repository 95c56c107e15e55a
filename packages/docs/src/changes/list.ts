import { type Html, html } from "../parts/html.ts";
import { type LinkOf, phrase } from "../parts/prose.ts";
import { countText } from "./count.ts";
import { type Group, groupsOf } from "./groups.ts";
import type { Change, VersionRecord } from "./record.ts";

/** What changed from version to version, as HTML: what breaks callers open, what adds folded, what changes words counted. */
export function changesList(records: VersionRecord[], linkOf: LinkOf): Html {
  const oldest = records.at(-1);
  return html`${records.map((record) => section(record, linkOf))}${oldest ? first(oldest.since) : ""}`;
}

function section(record: VersionRecord, linkOf: LinkOf): Html {
  const { version, major, minor } = record;
  return html`<section><h3 id="${version}">${version}</h3><p>${countText(record)}</p>
${major.length > 0 ? html`<details open><summary>${major.length} major</summary>${list(major, linkOf)}</details>` : ""}
${minor.length > 0 ? html`<details><summary>${minor.length} minor</summary>${list(minor, linkOf)}</details>` : ""}
</section>
`;
}

function list(changes: Change[], linkOf: LinkOf): Html {
  return html`<ul>${groupsOf(changes).map((group) => row(group, linkOf))}</ul>`;
}

function row({ title, items }: Group, linkOf: LinkOf): Html {
  const inner = items.length > 0 ? html`<ul>${items.map((item) => html`<li>${phrase(item, linkOf)}`)}</ul>` : "";
  return html`<li>${phrase(title, linkOf)}${inner}`;
}

function first(version: string): Html {
  return html`<section><h3 id="${version}">${version}</h3><p>The first version.</p></section>`;
}

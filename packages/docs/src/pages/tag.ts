import type { Site, Tag } from "../model/site.ts";
import type { Page } from "../page.ts";
import { pathOf } from "../parts/links.ts";
import { contextOf, heading, list, part, text } from "../parts/part.ts";
import { taggedRow } from "../parts/rows.ts";

export function tagPage(site: Site, { name, slug, description, operations }: Tag): Page {
  const path = pathOf.tag(slug);
  const context = contextOf(site, path);
  const rows = operations.map((operation) => taggedRow(context, operation));
  return {
    path,
    title: name,
    description,
    content: part`<article>${heading(1, name)}
<div class="lead">${text(context, description)}</div>
${list("operations", rows)}</article>`,
    place: { tag: name },
  };
}

import type { Site, Tag } from "../model/site.ts";
import type { Page } from "../page.ts";
import { html } from "../parts/html.ts";
import { codeLinks, pathOf, wayTo } from "../parts/links.ts";
import { prose } from "../parts/prose.ts";
import { tagText } from "../twins/tag.ts";

/** The page of a tag: what it is about, and its operations. */
export function tagPage(site: Site, tag: Tag): Page {
  const { name, slug, description, operations } = tag;
  const from = pathOf.tag(slug);
  const rows = operations.map(
    ({
      operationId,
      method,
      path,
      summary,
    }) => html`<li><a href="${wayTo(pathOf.operation(operationId), from)}">${summary}</a>
<span class="call"><b class="method ${method}">${method.toUpperCase()}</b> <code>${path}</code></span>`,
  );
  return {
    path: from,
    title: name,
    description,
    main: html`<article><h1>${name}</h1>
<div class="lead">${prose(description, codeLinks(site, from))}</div>
<ul class="operations">${rows}</ul></article>`,
    markdown: tagText(tag),
    place: { tag: name },
  };
}

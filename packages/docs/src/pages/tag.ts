import { createContext, fragment, heading, inlineText, list, text } from "../components/fragment.ts";
import { pathOf, relativeUrl } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { describedOperationRow, linkLine } from "../components/rows.ts";
import type { Site, Tag } from "../model/site.ts";

export function tagPage(site: Site, { name, slug, description, rules, operations }: Tag): Page {
  const path = pathOf.tag(slug);
  const context = createContext(site, path);
  const concepts = site.guides
    .filter(({ tags }) => tags.includes(name))
    .map((guide) => ({ path: pathOf.guide(guide.slug), title: guide.title }));
  const rows = operations.map((operation) => describedOperationRow(context, operation));
  return {
    path,
    title: name,
    description,
    content: fragment`<article class="list">${heading(1, name)}
<div class="lead">${text(context, description)}</div>
${rules && text(context, rules)}
${linkLine(context, "Concept", concepts)}
${list("operations described", rows)}
<p class="details">${inlineText(context, `OpenAPI document with only these operations: [${slug}.json](${relativeUrl(pathOf.tagContract(slug), path)})`)}</article>`,
    kind: "reference",
    group: name,
    overview: "Overview",
  };
}

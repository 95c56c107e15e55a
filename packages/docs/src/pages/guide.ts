import { withChanges } from "../changes/part.ts";
import { inGuide } from "../guides/guides.ts";
import type { Guide, Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { pathOf } from "../parts/links.ts";
import { contextOf, heading, line, part } from "../parts/part.ts";

export function guidePage(site: Site, { slug, title, summary, text }: Guide): Page {
  const path = pathOf.guide(slug);
  const context = contextOf(site, path);
  return {
    path,
    title,
    description: summary,
    content: part`<article class="guide">${heading(1, title)}<p class="lead">${line(context, summary)}</p>
${inGuide(slug, () => withChanges(context, text))}</article>`,
    place: { guide: slug },
  };
}

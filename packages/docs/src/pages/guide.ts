import { fillChangelog } from "../changes/changelog.ts";
import { createContext, fragment, heading, inlineText, text as renderText } from "../components/fragment.ts";
import { raw } from "../components/html.ts";
import { pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { linkLine } from "../components/rows.ts";
import { withGuideContext } from "../guides/guides.ts";
import type { Guide, Site } from "../model/site.ts";

export function guidePage(site: Site, { group, slug, title, summary, tags, picture = "", text }: Guide): Page {
  const path = pathOf.guide(slug);
  const context = createContext(site, path);
  const reference = site.tags
    .filter(({ name }) => tags.includes(name))
    .map((tag) => ({ path: pathOf.tag(tag.slug), title: tag.name }));
  return {
    path,
    title,
    description: summary,
    content: fragment`<article class="guide">${raw(picture)}${heading(1, title)}<p class="lead">${inlineText(context, summary)}</p>
${linkLine(context, "Reference", reference)}
${withGuideContext(slug, () => renderText(context, fillChangelog(site, text)))}</article>`,
    kind: "guide",
    group,
  };
}

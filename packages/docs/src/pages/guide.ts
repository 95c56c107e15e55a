import { fillChangelog } from "../changes/changelog.ts";
import { createContext, fragment, heading, inlineText, text as renderText } from "../components/fragment.ts";
import { pathOf } from "../components/links.ts";
import { withGuideContext } from "../guides/guides.ts";
import type { Guide, Site } from "../model/site.ts";
import type { Page } from "../page.ts";

export function guidePage(site: Site, { slug, title, summary, text }: Guide): Page {
  const path = pathOf.guide(slug);
  const context = createContext(site, path);
  return {
    path,
    title,
    description: summary,
    content: fragment`<article class="guide">${heading(1, title)}<p class="lead">${inlineText(context, summary)}</p>
${withGuideContext(slug, () => renderText(context, fillChangelog(site, text)))}</article>`,
    kind: "guide",
  };
}

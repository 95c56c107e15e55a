import { withChanges } from "../changes/insert.ts";
import { inGuide } from "../guides/in-guide.ts";
import type { Guide } from "../guides/read.ts";
import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { html } from "../parts/html.ts";
import { codeLinks, pathOf } from "../parts/links.ts";
import { phrase } from "../parts/prose.ts";

/** The page of a guide. */
export function guidePage(site: Site, { slug, title, summary, text }: Guide): Page {
  const path = pathOf.guide(slug);
  const links = codeLinks(site, path);
  const { main, markdown } = inGuide(slug, () => withChanges(text, links));
  return {
    path,
    title,
    description: summary,
    main: html`<article class="guide"><h1>${title}</h1><p class="lead">${phrase(summary, links)}</p>
${main}</article>`,
    markdown: `# ${title}\n\n${summary}\n\n${markdown}\n`,
    place: { guide: slug },
  };
}

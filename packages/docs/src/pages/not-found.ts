import { createContext, fragment, heading, link } from "../components/fragment.ts";
import { html } from "../components/html.ts";
import { pathOf } from "../components/links.ts";
import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";

/** The page that is served for unknown addresses. */
export function notFoundPage(site: Site): Page {
  const home = link(createContext(site, pathOf.notFound), pathOf.home, site.contract.info.title);
  const lead = {
    html: html`Search for it, or begin at ${home.html}.`,
    markdown: `Search for it, or begin at ${home.markdown}.`,
  };
  return {
    path: pathOf.notFound,
    // It is shown at the requested address, however deep.
    base: new URL(site.url).pathname,
    title: "Not found",
    description: "There is no such page.",
    content: fragment`<article>${heading(1, "There is no such page")}
<p class="lead">${lead}</p></article>`,
    navEntry: {},
  };
}

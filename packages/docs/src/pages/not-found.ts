import { createContext, fragment, heading, link } from "../components/fragment.ts";
import { html } from "../components/html.ts";
import { pathOf } from "../components/links.ts";
import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";

export function notFoundPage(site: Site): Page {
  const home = link(createContext(site, pathOf.notFound), pathOf.home, site.contract.info.title);
  const lead = {
    html: html`Use the search, or go to the home page: ${home.html}.`,
    markdown: `Use the search, or go to the home page: ${home.markdown}.`,
  };
  return {
    path: pathOf.notFound,
    // The page is shown at any URL, so relative links need a base.
    base: new URL(site.url).pathname,
    title: "Page not found",
    description: "The page does not exist.",
    content: fragment`<article>${heading(1, "Page not found")}
<p class="lead">${lead}</p></article>`,
    navEntry: {},
  };
}

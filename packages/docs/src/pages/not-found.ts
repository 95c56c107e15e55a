import { createContext, type Fragment, fragment, heading, link, list } from "../components/fragment.ts";
import { html } from "../components/html.ts";
import { pathOf } from "../components/links.ts";
import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { emptyNearestPages } from "./nearest-pages.ts";

export function notFoundPage(site: Site): Page {
  const { guides, tags } = site;
  const context = createContext(site, pathOf.notFound);
  const home = link(context, pathOf.home, "home page");
  const links = (pages: [path: string, title: string][]) =>
    list(
      "columns",
      pages.map(([path, title]) => link(context, path, title)),
    );
  return {
    path: pathOf.notFound,
    // The page is shown at any URL, so relative links need a base.
    base: new URL(site.url).pathname,
    title: "Page not found",
    description: "The page does not exist.",
    content: fragment`<article class="not-found">${heading(1, "Page not found")}
${lead(home)}
${searchForm}
${emptyNearestPages}
${heading(2, "Guides", "guides")}
${links(guides.map(({ slug, title }) => [pathOf.guide(slug), title]))}
${heading(2, "Reference", "reference")}
${links([...tags.map(({ slug, name }): [string, string] => [pathOf.tag(slug), name]), [pathOf.schemas, "Schemas"]])}
</article>`,
    kind: "not-found",
  };
}

function lead(home: Fragment): Fragment {
  return {
    html: html`<p class="lead">This site has no page at this address. Choose one of the pages below, or go to the ${home.html}.</p>`,
    markdown: `This site has no page at this address. Choose one of the pages below, or go to the ${home.markdown}.`,
  };
}

const searchForm = html`<form class="js" role="search"><input type="search" name="query" aria-label="Search the documentation" autocomplete="off" spellcheck="false"><button type="submit">Search</button></form>`;

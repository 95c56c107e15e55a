import { createContext, type Fragment, fragment, heading, link, list } from "../components/fragment.ts";
import { type Html, html, raw } from "../components/html.ts";
import { pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import type { Site } from "../model/site.ts";

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

/** Shown if JavaScript can fill the list. */
export const emptyNearestPages: Html = html`<section class="nearest js"><h2>Similar pages</h2><ul></ul></section>`;

/** Renders the list of similar pages on the server. Titles are HTML. Links are relative to the root of the site. */
export function nearestPages(pages: { path: string; title: string }[]): Html {
  const rows = pages.map(({ path, title }) => html`<li><a href="${path}">${raw(title)}</a>`);
  return html`<section class="nearest"><h2>Similar pages</h2><ul>${rows}</ul></section>`;
}

function lead(home: Fragment): Fragment {
  return {
    html: html`<p class="lead">This site has no page at this address. Choose one of the pages below, or go to the ${home.html}.</p>`,
    markdown: `This site has no page at this address. Choose one of the pages below, or go to the ${home.markdown}.`,
  };
}

const searchForm = html`<form class="js" role="search"><input type="search" name="query" aria-label="Search the documentation" autocomplete="off" spellcheck="false"><button type="submit">Search</button></form>`;

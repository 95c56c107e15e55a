import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { html } from "../parts/html.ts";
import { pathOf } from "../parts/links.ts";
import { linkTo } from "../twins/link.ts";

/** What is served where nothing is. */
export function notFoundPage(site: Site): Page {
  const { title } = site.contract.info;
  return {
    path: pathOf.notFound,
    // It is shown at the address that was asked for, however deep.
    base: new URL(site.address).pathname,
    title: "Not found",
    description: "There is no such page.",
    main: html`<article><h1>There is no such page</h1>
<p class="lead">Search for it, or begin at <a href="${pathOf.home}">${title}</a>.</p></article>`,
    markdown: `# There is no such page\n\nSearch for it, or begin at ${linkTo(pathOf.home, title, pathOf.notFound)}.\n`,
    place: {},
  };
}

import type { Page } from "../page.ts";
import { html } from "../parts/html.ts";
import { pathOf } from "../parts/links.ts";

/**
 * The pages by the protocol of sitemaps.org, each once, as people's browsers show it: a folder's first page is the folder.
 * It has no times: the same contract gives the same file.
 */
export function sitemap(address: string, pages: Page[]): string {
  const found = pages.filter(({ path }) => path !== pathOf.notFound);
  const urls = found.map(({ path }) => new URL(path.replace(/(^|\/)index\.html$/, "$1"), address).href);
  // XML, and its five characters are escaped as HTML's are.
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map((url) => html`<url><loc>${url}</loc></url>\n`)}</urlset>
`);
}

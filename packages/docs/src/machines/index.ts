import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { html } from "../parts/html.ts";
import { pathOf } from "../parts/links.ts";
import { llmsText } from "./llms.ts";

/** The files for crawlers and language models, by path, without the Markdown versions of the pages. */
export function machineFiles(site: Site, pages: Page[]): Map<string, string> {
  return new Map([
    ["llms.txt", llmsText(site)],
    ["robots.txt", robotsText(site.address)],
    ["sitemap.xml", sitemap(site.address, pages)],
  ]);
}

/** Lets every crawler in, and names the sitemap. Crawlers read it at the root of a host only (RFC 9309). */
export function robotsText(address: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${address}sitemap.xml\n`;
}

/** The pages by the protocol of sitemaps.org. It has no times: the same contract gives the same file. */
export function sitemap(address: string, pages: Pick<Page, "path">[]): string {
  const found = pages.filter(({ path }) => path !== pathOf.notFound);
  const urls = found.map(({ path }) => new URL(path.replace(/(^|\/)index\.html$/, "$1"), address).href);
  // XML, and its five characters are escaped as HTML's are.
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map((url) => html`<url><loc>${url}</loc></url>\n`)}</urlset>
`);
}

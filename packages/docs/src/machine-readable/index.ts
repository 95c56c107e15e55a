import { createContext, type Fragment, link, list } from "../components/fragment.ts";
import { html } from "../components/html.ts";
import { pathOf } from "../components/links.ts";
import { plain } from "../components/markdown.ts";
import { guideRow, operationRow, schemaRows, tagRow } from "../components/rows.ts";
import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";

/** The files for crawlers and language models, by path, without the Markdown versions of the pages. */
export function machineReadableFiles(site: Site, pages: Page[]): Map<string, string> {
  return new Map([
    ["llms.txt", llmsText(site)],
    ["robots.txt", robotsText(site.url)],
    ["sitemap.xml", sitemapXml(site.url, pages)],
  ]);
}

/** Lets every crawler in, and names the sitemap. Crawlers read it at the root of a host only (RFC 9309). */
export function robotsText(address: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${address}sitemap.xml\n`;
}

/** The pages by the protocol of sitemaps.org. It has no times: the same contract gives the same file. */
export function sitemapXml(address: string, pages: Pick<Page, "path">[]): string {
  const found = pages.filter(({ path }) => path !== pathOf.notFound);
  const urls = found.map(({ path }) => new URL(path.replace(/(^|\/)index\.html$/, "$1"), address).href);
  // XML, and its five characters are escaped as HTML's are.
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map((url) => html`<url><loc>${url}</loc></url>\n`)}</urlset>
`);
}

/**
 * What a language model reads first, in the form of llmstxt.org: what there is, and where. Its links are relative, as all
 * of the site's are. Schemas are "Optional", which by that form may be skipped: an operation's text has all their fields.
 */
function llmsText(site: Site): string {
  const { title, summary = "" } = site.contract.info;
  // It is next to the first page.
  const context = createContext(site, pathOf.home);
  const row = (target: string, name: string, description: string): Fragment => {
    const linked = link(context, target, name);
    return { ...linked, markdown: `${linked.markdown}: ${description}` };
  };
  const parts = [
    `# ${plain(title)}`,
    `> ${plain(summary)}`,
    "Every page of this site has a Markdown version next to it: `page.html` is `page.md`. These links lead to the Markdown versions.",
    section("Guides", [
      row(pathOf.home, title, "what holds everywhere"),
      ...site.guides.map((guide) => guideRow(context, guide)),
    ]),
    section("Contract", [
      row("openapi.yaml", "openapi.yaml", "the whole API in OpenAPI 3.1"),
      row("openapi.json", "openapi.json", "the same as JSON"),
    ]),
    ...site.tags.map((tag) =>
      section(plain(tag.name), [tagRow(context, tag), ...tag.operations.map((each) => operationRow(context, each))]),
    ),
    section("Optional", [row(pathOf.schemas, "Schemas", "all of them in a list"), ...schemaRows(context, site)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function section(title: string, rows: Fragment[]): string {
  return `## ${title}\n\n${list("", rows).markdown}`;
}

import { createContext, type Fragment, link, list } from "../components/fragment.ts";
import { html } from "../components/html.ts";
import { pathOf } from "../components/links.ts";
import { plain } from "../components/markdown.ts";
import { guideRow, operationRow, schemaRows, tagRow, workflowRow } from "../components/rows.ts";
import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { overview } from "./overview.ts";
import { tagContractFiles } from "./tag-contracts.ts";

export function machineReadableFiles(site: Site, pages: Page[]): Map<string, string> {
  return new Map([
    ["llms.txt", llmsText(site)],
    ...site.workflows.map(({ slug, source }): [string, string] => [pathOf.arazzo(slug), source]),
    ...tagContractFiles(site),
    ["robots.txt", robotsText(site.url)],
    ["sitemap.xml", sitemapXml(site.url, pages)],
  ]);
}

/** Allows all crawlers and names the sitemap. Crawlers read robots.txt only at the root of a host (RFC 9309). */
export function robotsText(siteUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}sitemap.xml\n`;
}

/** Lists the pages (sitemaps.org), without dates to keep the output deterministic. */
export function sitemapXml(siteUrl: string, pages: Pick<Page, "path">[]): string {
  const listed = pages.filter(({ path }) => path !== pathOf.notFound);
  const urls = listed.map(({ path }) => new URL(path.replace(/(^|\/)index\.html$/, "$1"), siteUrl).href);
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map((url) => html`<url><loc>${url}</loc></url>\n`)}</urlset>
`);
}

/**
 * The index for language models (llmstxt.org). Schemas are in the section "Optional", which readers may skip, because the
 * pages of operations contain all fields.
 */
function llmsText(site: Site): string {
  const { title, summary = "" } = site.contract.info;
  const context = createContext(site, pathOf.home);
  const row = (target: string, name: string, description: string): Fragment => {
    const linked = link(context, target, name);
    return { ...linked, markdown: `${linked.markdown}: ${description}` };
  };
  const parts = [
    `# ${plain(title)}`,
    `> ${plain(summary)}`,
    overview(site),
    section("Guides", [
      row(pathOf.home, title, "overview and conventions"),
      ...site.guides.map((guide) => guideRow(context, guide)),
    ]),
    section(
      "Workflows",
      site.workflows.map((workflow) => workflowRow(context, workflow)),
    ),
    section("Contract", [
      row("openapi.yaml", "openapi.yaml", "OpenAPI 3.1 description"),
      row("openapi.json", "openapi.json", "OpenAPI 3.1 description as JSON"),
    ]),
    ...site.tags.map((tag) =>
      section(plain(tag.name), [tagRow(context, tag), ...tag.operations.map((each) => operationRow(context, each))]),
    ),
    section("Optional", [row(pathOf.schemas, "Schemas", "list of all schemas"), ...schemaRows(context, site)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function section(title: string, rows: Fragment[]): string {
  return `## ${title}\n\n${list("", rows).markdown}`;
}

import { readFileSync } from "node:fs";
import { html } from "../components/html.ts";
import { pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { fillPlaceholders } from "../guides/guides.ts";
import { guideVariables } from "../guides/variables.ts";
import type { Site } from "../model/site.ts";
import { isLocalSite, pageUrl } from "../urls.ts";
import { schemaFiles, tagContractFiles } from "./contract-files.ts";
import { llmsText } from "./llms.ts";
import { llmsFullText } from "./llms-full.ts";

export function machineReadableFiles(site: Site, pages: Page[]): Map<string, string> {
  return new Map([
    ["llms.txt", llmsText(site, pages)],
    ["llms-full.txt", llmsFullText(site)],
    ["SKILL.md", skillText(site)],
    ...site.workflows.map(({ slug, source }): [string, string] => [pathOf.arazzo(slug), source]),
    ...tagContractFiles(site),
    ...schemaFiles(site),
    ...(isLocalSite(site.url) ? [] : crawlerFiles(site, pages)),
  ]);
}

/** A skill for coding agents without MCP (agentskills.io). */
function skillText({ contract, url }: Site): string {
  const text = readFileSync(new URL("./SKILL.md", import.meta.url), "utf8");
  return fillPlaceholders(text, { ...guideVariables(contract), site: url });
}

function crawlerFiles({ url }: Site, pages: Page[]): [string, string][] {
  return [
    ["robots.txt", robotsText(url)],
    ["sitemap.xml", sitemapXml(url, pages)],
  ];
}

/** Allows all crawlers and names the sitemap. Crawlers read robots.txt only at the root of a host (RFC 9309). */
function robotsText(siteUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}sitemap.xml\n`;
}

/** Lists the pages (sitemaps.org), without dates to keep the output deterministic. */
export function sitemapXml(siteUrl: string, pages: Pick<Page, "path">[]): string {
  const listed = pages.filter(({ path }) => path !== pathOf.notFound);
  const urls = listed.map(({ path }) => pageUrl(siteUrl, path));
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map((url) => html`<url><loc>${url}</loc></url>\n`)}</urlset>
`);
}

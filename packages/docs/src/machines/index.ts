import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { llmsText } from "./llms.ts";
import { robotsText } from "./robots.ts";
import { sitemap } from "./sitemap.ts";

/** What tells machines of the site, by path; the Markdown twins of its pages aside. */
export function machineFiles(site: Site, pages: Page[]): Map<string, string> {
  return new Map([
    ["llms.txt", llmsText(site)],
    ["robots.txt", robotsText(site.address)],
    ["sitemap.xml", sitemap(site.address, pages)],
  ]);
}

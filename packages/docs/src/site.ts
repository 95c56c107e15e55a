import type { Contract } from "@crewkit/openapi";
import { guidesOf } from "./guides/guides.ts";
import { machineFiles } from "./machines/index.ts";
import { readSite, type Site } from "./model/site.ts";
import { pagesOf } from "./pages/index.ts";
import { layout } from "./parts/layout.ts";
import { markdownPath } from "./parts/links.ts";

/** All that the site is made of, for the address where it will be: what the contract and the guides say. */
export function siteOf(contract: Contract, address?: string): Site {
  return readSite(contract, guidesOf(contract), address);
}

/** The pages of the site, their Markdown versions, and the files for crawlers and language models, by path. */
export function siteFiles(site: Site): Map<string, string> {
  const pages = pagesOf(site);
  return new Map([
    ...pages.map((page): [string, string] => [page.path, String(layout(site, page))]),
    ...pages.map((page): [string, string] => [markdownPath(page.path), `${page.content.markdown}\n`]),
    ...machineFiles(site, pages),
  ]);
}

import type { Contract } from "@crewkit/openapi";
import { layout } from "./components/layout.ts";
import { markdownPath } from "./components/links.ts";
import { loadGuides } from "./guides/guides.ts";
import { machineReadableFiles } from "./machine-readable/index.ts";
import { readSite, type Site } from "./model/site.ts";
import { createPages } from "./pages/index.ts";

/** All that the site is made of, for the address where it will be: what the contract and the guides say. */
export function createSite(contract: Contract, address?: string): Site {
  return readSite(contract, loadGuides(contract), address);
}

/** The pages of the site, their Markdown versions, and the files for crawlers and language models, by path. */
export function renderSite(site: Site): Map<string, string> {
  const pages = createPages(site);
  return new Map([
    ...pages.map((page): [string, string] => [page.path, String(layout(site, page))]),
    ...pages.map((page): [string, string] => [markdownPath(page.path), `${page.content.markdown}\n`]),
    ...machineReadableFiles(site, pages),
  ]);
}

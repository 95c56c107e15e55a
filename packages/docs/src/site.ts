import type { Contract } from "@crewkit/openapi";
import { layout } from "./components/layout.ts";
import { markdownPath } from "./components/links.ts";
import type { Page } from "./components/page.ts";
import { loadGuides } from "./guides/guides.ts";
import { machineReadableFiles } from "./machine-readable/index.ts";
import { markdownFile } from "./machine-readable/markdown-file.ts";
import { readSite, type Site } from "./model/site.ts";
import { createPages } from "./pages/index.ts";
import { mockOriginFor, setMockOrigin } from "./urls.ts";

/** Reads the contract and the guides. `url` defaults to {@link siteUrl}. */
export function createSite(contract: Contract, url?: string): Site {
  return readSite(contract, loadGuides(contract), url);
}

/** Returns the pages and the files for programs, by path. */
export function renderSite(site: Site, pages: Page[] = createPages(site)): Map<string, string> {
  const files: [string, string][] = [
    ...pages.map((page): [string, string] => [page.path, String(layout(site, pages, page))]),
    ...pages.map((page): [string, string] => [markdownPath(page.path), markdownFile(site, page)]),
    ...machineReadableFiles(site, pages),
  ];
  const mockOrigin = mockOriginFor(site.url);
  return new Map(files.map(([path, text]) => [path, setMockOrigin(text, mockOrigin)]));
}

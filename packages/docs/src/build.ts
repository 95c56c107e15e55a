import { existsSync } from "node:fs";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { bundle } from "./bundle.ts";
import { icon, iconPath, socialCardPath } from "./components/layout.ts";
import { navigationItems } from "./components/navigation.ts";
import type { Page } from "./components/page.ts";
import { contractFiles, homeFile, siteFolder, socialCardImage } from "./files.ts";
import { fontFiles } from "./fonts.ts";
import { createPages } from "./pages/index.ts";
import { redocPage } from "./redoc/page.ts";
import { searchIndexScript, searchScript } from "./search/entries.ts";
import { createSite, renderSite } from "./site.ts";
import { tryItFiles } from "./try-it/script.ts";
import { mockOriginFor, setMockOrigin } from "./urls.ts";

/**
 * Builds the site into this package's `dist/`. The environment variable `CREWKIT_DOCS_URL` is the public URL of the
 * site. Without it, the site has no sitemap.
 *
 * @returns the path of `index.html`.
 * @throws if the contract has not been bundled. An existing site is left unchanged.
 * @example
 * const page = await buildDocs();
 */
export async function buildDocs(): Promise<string> {
  requireBundle();
  const files = await buildFiles(readContract());
  await rm(siteFolder, { recursive: true, force: true });
  for (const path of new Set([...files.keys()].map((path) => dirname(path))))
    await mkdir(join(siteFolder, path), { recursive: true });
  const all = [...files, ...(await fontFiles())];
  await Promise.all(all.map(([path, content]) => writeFile(join(siteFolder, path), content)));
  for (const file of contractFiles) await copyFile(file, join(siteFolder, basename(file)));
  await copyFile(socialCardImage, join(siteFolder, socialCardPath));
  return homeFile;
}

/** Returns the files of the site by path. The output is deterministic. */
export async function buildFiles(contract: Contract): Promise<Map<string, string>> {
  const site = createSite(contract);
  const pages = createPages(site);
  const scripts: [string, string][] = [
    ["assets/site.js", await bundle("browser/site.ts")],
    ["assets/navigation.js", await navigationScript(pages)],
    ["assets/page-menu.js", await bundle("browser/page-menu.ts")],
    ["assets/not-found.js", await bundle("pages/browser/not-found.ts")],
    ["assets/media.css", await bundle("browser/media.css")],
    ["assets/search.js", await searchScript(site)],
    ["assets/search-index.js", await searchIndexScript(site)],
    ["assets/search.css", await bundle("search/browser/search.css")],
    ...(await tryItFiles(site)),
  ];
  return new Map([
    ...renderSite(site, pages),
    ...scripts.map(([path, text]): [string, string] => [path, setMockOrigin(text, mockOriginFor(site.url))]),
    [iconPath, icon],
    ["redoc/index.html", redocPage(site)],
  ]);
}

// A script instead of JSON, because pages opened from files cannot load data.
function navigationScript(pages: Page[]): Promise<string> {
  return bundle("browser/navigation-items.ts", { define: { navigationItems: JSON.stringify(navigationItems(pages)) } });
}

function requireBundle(): void {
  const missing = contractFiles.find((file) => !existsSync(file));
  if (missing) throw new Error(`openapi/dist/${basename(missing)} is missing. Run \`pnpm build\`.`);
}

import { existsSync } from "node:fs";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { bundle } from "./bundle.ts";
import { contractJson, contractYaml, homeFile, siteFolder } from "./files.ts";
import { redocPage } from "./redoc/page.ts";
import { searchScript } from "./search/entries.ts";
import { createSite, renderSite } from "./site.ts";
import { tryItFiles } from "./try-it/script.ts";

/**
 * Builds the site into this package's `dist/`. It works from files and asks nothing of any other host: a page for each
 * operation, tag, schema and guide, each with a Markdown version; `redoc/`, everything on one page; and the contract to
 * download, `openapi.json` and `openapi.yaml`. Its sitemap names the address that the environment variable
 * CREWKIT_DOCS_URL says, by default where `pnpm start` serves it.
 *
 * @returns the path of `index.html`.
 * @throws if the contract was not bundled yet. A site that was there before then stays as it was.
 * @example
 * const page = await buildDocs();
 */
export async function buildDocs(): Promise<string> {
  requireBundle();
  const files = await buildFiles(readContract());
  await rm(siteFolder, { recursive: true, force: true });
  for (const path of new Set([...files.keys()].map((path) => dirname(path))))
    await mkdir(join(siteFolder, path), { recursive: true });
  await Promise.all([...files].map(([path, text]) => writeFile(join(siteFolder, path), text)));
  for (const file of [contractJson, contractYaml]) await copyFile(file, join(siteFolder, basename(file)));
  return homeFile;
}

/** The files of the site by path. The same contract makes the same files. */
export async function buildFiles(contract: Contract): Promise<Map<string, string>> {
  const content = createSite(contract);
  return new Map([
    ...renderSite(content),
    ["assets/site.js", await bundle("browser/site.ts")],
    ["assets/search.js", await searchScript(content)],
    ...(await tryItFiles(contract)),
    ["redoc/index.html", redocPage(contract)],
  ]);
}

function requireBundle(): void {
  const missing = [contractJson, contractYaml].find((file) => !existsSync(file));
  if (missing)
    throw new Error(`There is no bundled contract yet (openapi/dist/${basename(missing)}). Run \`pnpm build\`.`);
}

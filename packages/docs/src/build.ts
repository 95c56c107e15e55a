import { existsSync } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { bundle, bundleYaml, page, site } from "./files.ts";
import { makeOffline } from "./offline.ts";
import { makeReadable } from "./readable.ts";
import { renderPage } from "./render.ts";

/**
 * Builds the site into this package's `dist/`: `index.html`, a page that works from a file and asks nothing of any other
 * host, and beside it the contract to download, `openapi.json` and `openapi.yaml`. Takes about a second.
 *
 * @returns the path of `index.html`.
 * @throws if the contract was not bundled yet, if Redoc fails (with what it printed), or if Redoc's page is not the one
 * that we know how to keep from calling home. A page that was there before then stays as it was.
 * @example
 * const page = await buildDocs();
 */
export async function buildDocs(): Promise<string> {
  requireBundle();
  const html = makeOffline(await renderPage(makeReadable(readContract())));
  await mkdir(site, { recursive: true });
  for (const file of [bundle, bundleYaml]) await copyFile(file, join(site, basename(file)));
  await writeFile(page, html);
  return page;
}

function requireBundle(): void {
  const missing = [bundle, bundleYaml].find((file) => !existsSync(file));
  if (missing)
    throw new Error(`There is no bundled contract yet (openapi/dist/${basename(missing)}). Run \`pnpm build\`.`);
}

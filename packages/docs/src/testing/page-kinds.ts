import { globSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { pathOf } from "../components/links.ts";
import { homeFile, notFoundFile, siteFolder } from "../files.ts";

/** The largest page of each folder, and pages with other content. */
export function pageKinds(): Record<string, string> {
  const folders = globSync("*/*.html", { cwd: siteFolder, exclude: ["redoc"] }).map((path) => dirname(path));
  return {
    "the home page": homeFile,
    "the 404 page": notFoundFile,
    ...Object.fromEntries([...new Set(folders)].map((folder) => [`a page in ${folder}/`, largestPage(folder)])),
    "a guide with steps and tabs": join(siteFolder, pathOf.guide("quickstart")),
    "the changelog": join(siteFolder, pathOf.changes),
    "the list of schemas": join(siteFolder, pathOf.schemas),
    "an enum": join(siteFolder, pathOf.schema("SessionOutcome")),
  };
}

export function pagesBySize(folder: string): string[] {
  const files = globSync(`${folder}/*.html`, { cwd: siteFolder }).map((name) => join(siteFolder, name));
  return files.sort((a, b) => statSync(b).size - statSync(a).size);
}

/** The guides, except for two lists that grow with the contract, and the largest operations. */
export function printedPages(): { guides: string[]; operations: string[] } {
  const guides = pagesBySize("guides").filter((file) => !/(error-reference|changes)\.html$/.test(file));
  return { guides, operations: pagesBySize("reference").slice(0, 5) };
}

function largestPage(folder: string): string {
  const file = pagesBySize(folder).find((each) => !each.endsWith("index.html"));
  if (!file) throw new Error(`packages/docs/dist/${folder} has no pages. Run \`pnpm build\`.`);
  return file;
}

export interface DisplayMode {
  colorScheme: "light" | "dark";
  viewport: { width: number; height: number };
}

export const displayModes: DisplayMode[] = (["light", "dark"] as const).flatMap((colorScheme) =>
  [360, 768, 1280, 1920].map((width) => ({ colorScheme, viewport: { width, height: 900 } })),
);

/** Each theme and each width once, because colors do not depend on the width. */
export const twoDisplayModes: DisplayMode[] = displayModes.filter(({ colorScheme, viewport }) =>
  colorScheme === "light" ? viewport.width === 360 : viewport.width === 1280,
);

export async function applyDisplayMode(page: Page, { colorScheme, viewport }: DisplayMode): Promise<string> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(viewport);
  return `${colorScheme}, ${viewport.width} px`;
}

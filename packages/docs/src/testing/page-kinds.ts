import { globSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { home, notFound, site } from "../files.ts";

/** A page of the built site for each kind of pages, as a file by the kind's name: the heaviest, which has most of it. */
export function pageKinds(): Record<string, string> {
  return {
    "the first page": home,
    "the page for unknown addresses": notFound,
    "a guide": heaviest("guides"),
    "a tag": heaviest("tags"),
    "an operation": heaviest("reference"),
    "the list of schemas": join(site, "schemas/index.html"),
    "a schema": heaviest("schemas"),
  };
}

export function bySize(folder: string): string[] {
  const files = globSync(`${folder}/*.html`, { cwd: site }).map((name) => join(site, name));
  return files.sort((one, other) => statSync(other).size - statSync(one).size);
}

function heaviest(folder: string): string {
  const file = bySize(folder).find((each) => !each.endsWith("index.html"));
  if (!file) throw new Error(`packages/docs/dist/${folder} has no page. Run \`pnpm build\`.`);
  return file;
}

export interface Look {
  colorScheme: "light" | "dark";
  viewport: { width: number; height: number };
}

export const looks: Look[] = (["light", "dark"] as const).flatMap((colorScheme) =>
  [360, 1280].map((width) => ({ colorScheme, viewport: { width, height: 900 } })),
);

/** Each theme once and each width once, since no color depends on the width. */
export const twoLooks: Look[] = looks.filter(({ colorScheme, viewport }) =>
  colorScheme === "light" ? viewport.width === 360 : viewport.width === 1280,
);

export async function applyLook(page: Page, { colorScheme, viewport }: Look): Promise<string> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(viewport);
  return `${colorScheme}, ${viewport.width} px`;
}

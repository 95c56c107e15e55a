import { bundle } from "../bundle.ts";
import type { Page } from "../page.ts";
import { pathOf } from "./links.ts";

const [home, notFound, guide, workflow, reference] = await Promise.all(
  ["home", "not-found", "guide", "workflow", "reference"].map(async (kind) =>
    (await bundle(`browser/pages/${kind}.css`)).trim(),
  ),
);

/**
 * Returns the styles for a page of this kind. Pages contain them, because parsing the styles again for each page takes less
 * time than requesting a style sheet.
 */
export function pageStyle({ path, navEntry }: Page): string {
  if (path === pathOf.home) return home ?? "";
  if (path === pathOf.notFound) return notFound ?? "";
  if (navEntry.guide !== undefined) return guide ?? "";
  return (navEntry.workflow === undefined ? reference : workflow) ?? "";
}

import { bundle } from "../bundle.ts";
import type { PageKind } from "../page.ts";

const kinds: PageKind[] = ["home", "not-found", "guide", "workflow", "reference"];

/**
 * The styles of each kind of page. Pages contain them, because parsing the styles again for each page takes less time than
 * requesting a style sheet.
 */
export const styles: ReadonlyMap<PageKind, string> = new Map(
  await Promise.all(kinds.map(async (kind) => [kind, (await bundle(`browser/pages/${kind}.css`)).trim()] as const)),
);

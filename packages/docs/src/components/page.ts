import type { Fragment } from "./fragment.ts";

/** Pages of a kind have the same styles, which are in `browser/pages/`. */
export type PageKind = "home" | "not-found" | "guide" | "workflow" | "reference";

export interface Page {
  /** Relative to the root of the site: `reference/getSession.html`. */
  path: string;
  /** Base path for links if it differs from `path`: `/docs/`. */
  base?: string;
  title: string;
  /** One line, for search engines. */
  description: string;
  /** The HTML of `<main>`, and the content of the Markdown version. */
  content: Fragment;
  kind: PageKind;
}

import type { Fragment } from "./fragment.ts";

/** Pages of a kind have the same styles, which are in `browser/pages/`. */
export const pageKinds = ["home", "not-found", "guide", "workflow", "reference"] as const;

export type PageKind = (typeof pageKinds)[number];

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
  /** The group in the navigation. Other pages are not in the navigation, and have no previous and next page. */
  group?: string;
  /** The title in the navigation of the first page of a large group: `All schemas`. */
  overview?: string;
  /** The method of an operation: `get`. */
  method?: string;
}

import type { Html } from "./parts/html.ts";

/** A page of the site. */
export interface Page {
  /** Where it is, from the site's root: `reference/getSession.html`. */
  path: string;
  /** What its links lead from, where that is not its own place: `/docs/`. */
  base?: string;
  title: string;
  /** One line for search engines and lists. */
  description: string;
  /** What stands in `<main>`. */
  main: Html;
  /** The same in Markdown, for machines: `reference/getSession.md`. */
  markdown: string;
  /** Which entry of the navigation it is. */
  place: { tag?: string; guide?: string; schemas?: boolean };
}

import type { Fragment } from "./components/fragment.ts";

export interface Page {
  /** Where it is, from the site's root: `reference/getSession.html`. */
  path: string;
  /** What its links lead from, where that is not its own place: `/docs/`. */
  base?: string;
  title: string;
  /** One line for search engines and lists. */
  description: string;
  /** The HTML is in `<main>`. The Markdown is a file of its own, for programs: `reference/getSession.md`. */
  content: Fragment;
  /** Which entry of the navigation it is. */
  navEntry: { tag?: string; guide?: string; schemas?: boolean };
}

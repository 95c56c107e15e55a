import type { Page } from "../page.ts";
import { type Html, html, raw } from "./html.ts";

/** What is on a long page, by its headings, to stand beside it where there is room; undefined for a short one. */
export function contentsOf({ content, place }: Page): Html | undefined {
  const headings = place.guide === undefined ? [] : [...String(content.html).matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/g)];
  if (headings.length < 2) return undefined;
  const rows = headings.map(([, id, text = ""]) => html`<li><a href="#${id}">${raw(text)}</a>`);
  return html`<nav class="contents" aria-label="On this page"><ul>${rows}</ul></nav>`;
}

import { type Html, html, raw } from "../components/html.ts";

/** Shown if JavaScript can fill the list. */
export const emptyNearestPages: Html = html`<section class="nearest js"><h2>Similar pages</h2><ul></ul></section>`;

/** Renders the list of similar pages on the server. Titles are HTML. Links are relative to the root of the site. */
export function nearestPages(pages: { path: string; title: string }[]): Html {
  const rows = pages.map(({ path, title }) => html`<li><a href="${path}">${raw(title)}</a>`);
  return html`<section class="nearest"><h2>Similar pages</h2><ul>${rows}</ul></section>`;
}

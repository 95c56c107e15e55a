import { type Html, html, raw } from "./html.ts";

/**
 * Renders links to the headings of a page. Guides show them in a column, pages with code in a bar below the header.
 * `browser/contents.ts` marks the link to the section on the screen.
 *
 * @returns undefined if the content has fewer than two headings.
 */
export function contents(content: Html, shape: "column" | "bar"): Html | undefined {
  const headings = [...String(content).matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/g)];
  if (headings.length < 2) return undefined;
  const rows = headings.map(([, id, inner = ""]) => html`<li><a href="#${id}">${raw(withoutLinks(inner))}</a>`);
  return html`<nav class="contents ${shape}" aria-label="On this page"><ul>${rows}</ul></nav>`;
}

function withoutLinks(heading: string): string {
  return heading.replace(/ ?<a class="schema".*?<\/a>/g, "").replace(/<\/?a\b[^>]*>/g, "");
}

/** Renders a heading that links to itself. `before` and `after` are outside the link. */
export function linkedHeading(
  level: 2 | 3,
  id: string,
  title: Html | string,
  { before = "", after = "" }: { before?: Html | string; after?: Html | string } = {},
): Html {
  const content = html`${before}<a class="anchor" href="#${id}">${title}</a>${after}`;
  return level === 2 ? html`<h2 id="${id}">${content}</h2>` : html`<h3 id="${id}">${content}</h3>`;
}

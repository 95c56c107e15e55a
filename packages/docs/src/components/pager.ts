import { type Html, html } from "./html.ts";
import { relativeUrl } from "./links.ts";
import type { Page } from "./page.ts";

/** Renders links to the previous and the next page. Returns undefined for pages that are not in the navigation. */
export function pager(pages: Page[], path: string): Html | undefined {
  const listed = pages.filter(({ group }) => group);
  const at = listed.findIndex((page) => page.path === path);
  if (at === -1) return undefined;
  const link = (target: Page | undefined, rel: string, label: string) =>
    target
      ? html`<a rel="${rel}" href="${relativeUrl(target.path, path)}"><span>${label}</span> ${target.title}</a>`
      : "";
  return html`<nav class="pager" aria-label="Previous and next page">${link(listed[at - 1], "prev", "Previous")}${link(listed[at + 1], "next", "Next")}</nav>`;
}

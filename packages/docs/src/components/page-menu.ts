import type { Site } from "../model/site.ts";
import { isLocalSite, pageUrl } from "../urls.ts";
import { type Html, html } from "./html.ts";
import { markdownPath, relativeUrl } from "./links.ts";
import type { Page } from "./page.ts";
import { pageSource } from "./page-source.ts";

/** Renders the menu next to the title of a page. `browser/page-menu.ts` adds a button that copies the page. */
export function pageMenu(site: Site, { path }: Page): Html {
  const { url, repository } = site;
  const markdown = markdownPath(path);
  const links = [
    [relativeUrl(markdown, path), "View as Markdown"],
    // Chats cannot read a local site.
    ...(isLocalSite(url) ? [] : chatLinks(pageUrl(url, markdown))),
    ...(repository ? [[`${repository}/edit/main/${encodeURI(pageSource(site, path))}`, "Edit this page"]] : []),
  ];
  return html`<details class="page-menu"><summary>Copy page</summary><div>${links.map(([target, label]) => html`<a href="${target}">${label}</a>`)}</div></details>`;
}

function chatLinks(markdownUrl: string): [url: string, label: string][] {
  const prompt = encodeURIComponent(`Read ${markdownUrl} and answer my questions about it.`);
  return [
    [`https://chatgpt.com/?q=${prompt}`, "Open in ChatGPT"],
    [`https://claude.ai/new?q=${prompt}`, "Open in Claude"],
  ];
}

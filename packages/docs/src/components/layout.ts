import { bundle } from "../bundle.ts";
import type { Site } from "../model/site.ts";
import { isLocalSite, pageUrl } from "../urls.ts";
import { contents } from "./contents.ts";
import { type Html, html, raw } from "./html.ts";
import { cspHash, inlineScript, inlineScriptHashes } from "./inline-scripts.ts";
import { markdownPath, pathOf, relativeUrl } from "./links.ts";
import { navigation } from "./navigation.ts";
import { type Page, type PageKind, pageKinds } from "./page.ts";
import { pageMenu } from "./page-menu.ts";
import { pager } from "./pager.ts";

export const socialCardPath = "assets/social-card.png";
export const iconPath = "assets/icon.svg";

/** Renders a page. The navigation and the links to the previous and the next page have the order of `pages`. */
export function layout(site: Site, pages: Page[], page: Page): Html {
  const { title: api, version } = site.contract.info;
  const to = (target: string) => relativeUrl(target, page.path);
  const style = (styles.get(page.kind) ?? "").replaceAll("../assets/", to("assets/"));
  const column = page.kind === "guide" ? contents(page.content.html, "column") : undefined;
  const markdown = markdownPath(page.path);
  const title = page.title === api ? api : `${page.title} · ${api}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${page.base ? html`<base href="${page.base}">\n` : ""}<title>${title}</title>
<meta name="description" content="${page.description}">${socialCard(site, page)}
<link rel="icon" href="${to(iconPath)}">
<link rel="alternate" type="text/markdown" href="${to(markdown)}">
${inlineScript}
<style>${raw(style)}</style>
<link rel="stylesheet" href="${to("assets/media.css")}" media="print, (forced-colors: active)">
<script defer src="${to("assets/site.js")}"></script>
</head>
<body data-root="${to("")}">
<a class="skip" href="${page.base ? page.path : ""}#main">Skip to content</a>
<header class="top">
<button class="menu" type="button" popovertarget="nav" aria-label="Menu"></button>
<a class="brand" href="${to(pathOf.home)}">${mark}<span>${api}</span></a>
<a class="version" href="${to(pathOf.changes)}" aria-label="Version ${version}, changelog">${version}</a>
<button class="find js" type="button" data-search aria-keyshortcuts="/ Control+K Meta+K"><span>Search</span> <kbd>/</kbd></button><noscript><small>Search needs JavaScript.</small></noscript>
<div class="theme js"><select data-theme-select aria-label="Theme"><option value="system">System</option><option value="light">Light</option><option value="dark">Dark</option></select></div>
</header>
<div class="frame">
${navigation(pages, page)}
<main id="main" tabindex="-1"${column ? html` class="long"` : ""}>
${page.base ? page.content.html : raw(String(page.content.html).replace("<h1>", (title) => `${pageMenu(site, page)}${title}`))}
${column ?? ""}
${pager(pages, page.path) ?? ""}
</main>
</div>
</body>
</html>
`;
}

// `connect-src` allows any host for requests that users send with "Try it". Pages make no other requests.
const policy = (style: string) =>
  [
    "default-src 'none'",
    `script-src 'self' ${inlineScriptHashes.join(" ")}`,
    `style-src 'self' ${cspHash(style)}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src *",
    "base-uri 'self'",
    "form-action 'none'",
  ].join("; ");

/**
 * The styles of each kind of page. Pages contain them, because parsing the styles again for each page takes less time than
 * requesting a style sheet.
 */
const styles: ReadonlyMap<PageKind, string> = new Map(
  await Promise.all(pageKinds.map(async (kind) => [kind, (await bundle(`browser/pages/${kind}.css`)).trim()] as const)),
);

/** Open Graph properties (ogp.me) for previews of links. They need absolute URLs, so a local build has none. */
function socialCard({ url, contract }: Site, { path, base, title, description }: Page): Html {
  if (isLocalSite(url) || base) return html``;
  return html`
<meta property="og:type" content="website">
<meta property="og:site_name" content="${contract.info.title}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${pageUrl(url, path)}">
<meta property="og:image" content="${url}${socialCardPath}">
<meta property="og:image:alt" content="${contract.info.title}: ${contract.info.summary ?? ""}">
<meta name="twitter:card" content="summary_large_image">`;
}

// Three prompts in a row: a crew of agents.
const prompts = ["M5 7.5 8.5 12 5 16.5", "M10 7.5 13.5 12 10 16.5", "M15 7.5 18.5 12 15 16.5"];

/** The logo for pages. The colors follow the theme. */
const mark: Html = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6"/>${prompts.map((path) => html`<path d="${path}"/>`)}</svg>`;

const colors = ["#2f8f97", "#5ecfd0", "#ff7a5c"];
const strokes = prompts.map((path, at) => `<path d="${path}" stroke="${colors[at]}"/>`).join("");

/** The logo as an image, with fixed colors. */
export const icon: string = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#0f2233"/><g fill="none" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">${strokes}</g></svg>`;

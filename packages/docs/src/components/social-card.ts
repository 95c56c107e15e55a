import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { isLocalSite, pageUrl } from "../site-url.ts";
import { type Html, html } from "./html.ts";

export const socialCardPath = "assets/social-card.png";

/** Open Graph properties (ogp.me) for previews of links. They need absolute URLs, so a local build has none. */
export function socialCard({ url, contract }: Site, { path, base, title, description }: Page): Html {
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

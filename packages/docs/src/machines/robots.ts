/** Lets every crawler in, and names the sitemap. Crawlers read it at the root of a host only (RFC 9309). */
export function robotsText(address: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${address}sitemap.xml\n`;
}

import type { Contract } from "@crewkit/openapi";

const localSiteUrl = "http://127.0.0.1:4000/";

/**
 * Returns the public URL of the site, with a trailing slash: `CREWKIT_DOCS_URL`, or the address that `pnpm start` serves.
 *
 * @throws if `CREWKIT_DOCS_URL` is not an HTTP or HTTPS URL.
 * @example
 * siteUrl({ CREWKIT_DOCS_URL: "https://acme.example/docs" }); // "https://acme.example/docs/"
 */
export function siteUrl(env: NodeJS.ProcessEnv = process.env): string {
  const configured = env.CREWKIT_DOCS_URL || localSiteUrl;
  const url = URL.parse(configured);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`CREWKIT_DOCS_URL must be a URL such as https://acme.example/docs/, not ${configured}.`);
  return `${url.origin}${url.pathname.replace(/\/*$/, "/")}`;
}

/** Returns whether a site is only for the machine that builds it. */
export function isLocalSite(url: string): boolean {
  return new URL(url).hostname === "127.0.0.1";
}

/** Returns the public URL of a page. Index pages have the URL of their folder. */
export function pageUrl(siteUrl: string, path: string): string {
  return new URL(path.replace(/(^|\/)index\.html$/, "$1"), siteUrl).href;
}

/** The origin of the mock that `pnpm start` serves. Guides, samples and scripts contain it. */
export const localMockOrigin: string = "http://127.0.0.1:4010";

// The origin of the mock in a site for a host, whose pages do not contain an IP address.
const localhostMockOrigin = "http://localhost:4010";

/** Replaces the origin of the mock in pages and scripts. */
export function setMockOrigin(text: string, origin: string): string {
  return text.replace(/http:\/\/(127\.0\.0\.1|localhost):4010\b/g, () => origin);
}

/** Returns the origin of the mock that a site for this URL shows to readers, who run the mock on their own machine. */
export function mockOriginFor(siteUrl: string): string {
  return isLocalSite(siteUrl) ? localMockOrigin : localhostMockOrigin;
}

/**
 * Returns the base URL of the API in production: the first server of the contract.
 *
 * @throws if the contract has no server, or if its URL is not absolute.
 */
export function productionUrl({ servers }: Contract): URL {
  const url = URL.parse(servers?.[0]?.url ?? "");
  if (url) return url;
  throw new Error("The first of `servers` in the contract must have an absolute URL.");
}

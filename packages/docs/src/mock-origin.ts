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
  return new URL(siteUrl).hostname === "127.0.0.1" ? localMockOrigin : localhostMockOrigin;
}

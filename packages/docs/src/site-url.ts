/**
 * Returns the public URL of the site, with a trailing slash: `CREWKIT_DOCS_URL`, or the address that `pnpm start` serves.
 *
 * @throws if `CREWKIT_DOCS_URL` is not an HTTP or HTTPS URL.
 * @example
 * siteUrl({ CREWKIT_DOCS_URL: "https://acme.example/docs" }); // "https://acme.example/docs/"
 */
export function siteUrl(env: NodeJS.ProcessEnv = process.env): string {
  const configured = env.CREWKIT_DOCS_URL || "http://127.0.0.1:4000/";
  const url = URL.parse(configured);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`CREWKIT_DOCS_URL must be a URL such as https://acme.example/docs/, not ${configured}.`);
  return `${url.origin}${url.pathname.replace(/\/*$/, "/")}`;
}

/**
 * Where the site will be found, ending with a slash: what the environment variable CREWKIT_DOCS_URL says, else where
 * `pnpm start` serves it. Only what has to name it does: the sitemap, and the page for what is not there.
 *
 * @throws if it is no URL of http or https.
 * @example
 * siteAddress({ CREWKIT_DOCS_URL: "https://acme.example/docs" }); // "https://acme.example/docs/"
 */
export function siteUrl(env: NodeJS.ProcessEnv = process.env): string {
  const given = env.CREWKIT_DOCS_URL || "http://127.0.0.1:4000/";
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`CREWKIT_DOCS_URL must be a URL such as https://acme.example/docs/, not ${given}.`);
  return `${url.origin}${url.pathname.replace(/\/*$/, "/")}`;
}

export const proxyRequirement: string =
  "a URL such as https://staging.example, without user name, password, query or fragment";

/** Reads the option `proxy`. An origin gets the base path of the contract. Returns undefined for an invalid URL. */
export function parseTarget(text: string, basePath: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    return undefined;
  if (url.pathname === "/") url.pathname = basePath;
  return url;
}

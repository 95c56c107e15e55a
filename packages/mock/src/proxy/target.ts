/**
 * Reads the `proxy` option: the base URL of the API, or an origin, to which the base path of the contract is added.
 * Returns undefined if it is not such a URL.
 */
export function parseTarget(text: string, basePath: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const { protocol, username, password, search, hash } = url;
  if (!/^https?:$/.test(protocol) || username || password || search || hash) return undefined;
  url.pathname = url.pathname === "/" ? basePath : url.pathname.replace(/\/+$/, "");
  return url;
}

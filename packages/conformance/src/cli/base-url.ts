import type { Contract } from "@crewkit/openapi";

/**
 * The base URL that somebody means: to an origin belongs the path of the contract's first server, a URL with a path stays.
 *
 * @example
 * baseUrlOf("https://crewkit.acme.example", contract); // "https://crewkit.acme.example/api/v1"
 */
export function baseUrlOf(url: string, { servers: [production] = [] }: Pick<Contract, "servers">): string {
  const isOrigin = URL.canParse(url) && /^[a-z]+:\/\/[^/?#]+\/?$/i.test(url);
  if (!isOrigin || !production || !URL.canParse(production.url)) return url;
  return url.replace(/\/$/, "") + new URL(production.url).pathname.replace(/\/$/, "");
}

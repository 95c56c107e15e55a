import { productionUrl } from "./generated/contract.ts";

/**
 * Makes a base URL of what a user gives: an origin (`https://crewkit.example.com`) gets the API's base path, a full
 * base URL (`https://crewkit.example.com/api/v1`) stays; a slash at the end goes. Nothing given is production.
 *
 * @throws {TypeError} if it is not an http or https URL, or has a query, a fragment or a password.
 * @example
 * resolveBaseUrl("https://crewkit.example.com/"); // "https://crewkit.example.com/api/v1"
 */
export function resolveBaseUrl(given: string = productionUrl): string {
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`The base URL "${given}" is not an http or https URL. ${advice}`);
  }
  if (url.search || url.hash || url.username || url.password) {
    throw new TypeError(`The base URL of ${url.origin} must have no query, fragment or credentials. ${advice}`);
  }
  const path = url.pathname.replace(/\/+$/, "");
  return url.origin + (path || new URL(productionUrl).pathname);
}

const advice = `Set CREWKIT_API_URL or baseUrl to an origin or to a base URL such as ${productionUrl}.`;

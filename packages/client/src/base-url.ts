import { basePath, productionUrl } from "./generated/contract.ts";

/**
 * Makes a base URL of what a user gives: an origin (`https://crewkit.example.com`) gets the API's base path, a full
 * base URL (`https://crewkit.example.com/api/v1`) stays; a slash at the end goes. Nothing given is production.
 *
 * @throws {TypeError} if it is not an http or https URL, or has a query, a fragment or a password.
 * @example
 * resolveBaseUrl("https://crewkit.example.com/"); // "https://crewkit.example.com/api/v1"
 */
export function resolveBaseUrl(given: string = productionUrl): string {
  const url = given.replace(/\/+$/, "");
  // What was given is not repeated: a password may stand in it.
  if (!/^https?:\/\/(?!\/)[^?#@\s]+$/i.test(url) || !URL.canParse(url))
    throw new TypeError(`Set CREWKIT_API_URL or baseUrl to a URL such as ${productionUrl}`);
  return url.split("/")[3] ? url : url + basePath;
}

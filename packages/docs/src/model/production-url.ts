import type { Contract } from "@crewkit/openapi";

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

import { type Contract, listOperations, type RateLimit } from "@crewkit/openapi";

/** Generates the constants that the client uses at run time. */
export function generateConstants(contract: Contract, version: string): string {
  const { headers, limits } = readRateLimits(contract);
  const production = readProductionUrl(contract);
  return `/** The version of the API contract that the client was generated from. The package has its own version. */
export const contractVersion = "${contract.info.version}";

/** The version of the package. */
export const clientVersion = "${version}";

/** The base URL of production, the first server of the contract. */
export const productionUrl = "${production}";

/** The path that is added to an origin to get the base URL. */
export const basePath = "${new URL(production).pathname}";

/** The rate limits per organization and per IP address. */
export const rateLimits = {
${limits.map(({ scope, requests, seconds }) => `  ${scope}: { requests: ${requests}, seconds: ${seconds} },\n`).join("")}};

/** Matches the paths that the rate limit per organization applies to. IDs are UUIDs. */
export const organizationPath: RegExp = /^${pathPattern(limits)}/;

/** In lowercase, which \`Headers\` finds faster. */
export const rateLimitHeaders = {
${(["limit", "remaining", "reset"] as const).map((name) => `  ${name}: "${headers[name]?.toLowerCase()}",\n`).join("")}};

/** The statuses of documented errors. */
export const errorStatuses = [${errorStatuses(contract).join(", ")}] as const;

export type ErrorStatus = (typeof errorStatuses)[number];
`;
}

function errorStatuses(contract: Contract): string[] {
  const statuses = listOperations(contract).flatMap(({ responses }) => Object.keys(responses));
  return [...new Set(statuses)].filter((status) => status >= "400").sort();
}

function readProductionUrl({ servers: [production] = [] }: Contract): string {
  if (!production)
    throw new Error("openapi/openapi.yaml has no server. Add production as the first entry of `servers`.");
  return production.url;
}

function readRateLimits({ "x-rate-limits": rateLimits }: Contract): NonNullable<Contract["x-rate-limits"]> {
  if (!rateLimits)
    throw new Error(
      "openapi/openapi.yaml has no `x-rate-limits`. Add this extension. The client's rate limiter needs it.",
    );
  return rateLimits;
}

function pathPattern(limits: readonly RateLimit[]): string {
  const { path_prefix = "" } = limits.find(({ scope }) => scope === "organization") ?? {};
  return path_prefix.replaceAll("/", "\\/").replace(/\{\w+\}/g, "[^/]{36}");
}

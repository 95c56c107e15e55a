import { type Contract, listOperations } from "@crewkit/openapi";

/** Writes the facts of the contract that the client needs at run time, so that a bundle does not include the contract. */
export function contractFile(contract: Contract): string {
  const { headers, limits } = limitsOf(contract);
  const production = productionOf(contract);
  return `/** The base URL of production: the contract's first server. */
export const productionUrl = "${production}";

/** The path in it, which an API elsewhere has too. */
export const basePath = "${new URL(production).pathname}";

/** \`x-rate-limits\`: so many requests in so many seconds, for an organization or for an address. */
export const rateLimits: readonly { scope: string; requests: number; seconds: number }[] = [
${limits.map(({ scope, requests, seconds }) => `  { scope: "${scope}", requests: ${requests}, seconds: ${seconds} },\n`).join("")}];

/** The headers that tell of them: the limit, what remains of it, and when it is reset. */
export const rateLimitHeaders = {
${(["limit", "remaining", "reset"] as const).map((name) => `  ${name}: "${headers[name]}",\n`).join("")}};

/** The operations that need no token, by method and path. */
export const publicOperations: readonly string[] = [
${publicOperations(contract)
  .map((operation) => `  "${operation}",\n`)
  .join("")}];
`;
}

function productionOf({ servers: [production] = [] }: Contract): string {
  if (!production) throw new Error("openapi/openapi.yaml names no server. Put production first under `servers`.");
  return production.url;
}

function limitsOf({ "x-rate-limits": found }: Contract): NonNullable<Contract["x-rate-limits"]> {
  if (!found) throw new Error("openapi/openapi.yaml has no `x-rate-limits`. The client keeps the limits it names.");
  return found;
}

function publicOperations(contract: Contract): string[] {
  const open = listOperations(contract).filter(({ secured }) => !secured);
  return open.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
}

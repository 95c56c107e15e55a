import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import type { HttpResponse } from "../http/exchange.ts";
import { createSend } from "../http/send.ts";
import { documents, isSuccess, otherServerOf } from "../spec/model.ts";

// Milliseconds. Short, because the probe of the run reports a server that does not respond.
const timeout = 3000;

/**
 * Returns an origin as given if the API responds there, or else with the path of the contract's first server if the API
 * responds there. Other URLs are base URLs and returned unchanged.
 */
export async function findBaseUrl(url: string, contract: Contract): Promise<string> {
  const candidates = [url, addServerPath(url, contract)];
  // An operation without a token, if possible: gateways reject all paths without a token alike.
  const reads = listOperations(contract).filter(
    (each) => hasFixedUrl(each) && otherServerOf(each, contract) === undefined,
  );
  const operation = reads.find((each) => !each.secured) ?? reads[0];
  if (candidates[1] === url || !operation) return url;
  const scores = await Promise.all(candidates.map((each) => scoreAt(each, operation)));
  return candidates[scores.indexOf(Math.max(...scores))] ?? url;
}

function addServerPath(url: string, { servers: [production] = [] }: Contract): string {
  const isOrigin = URL.canParse(url) && /^https?:\/\/[^/?#]+\/?$/i.test(url);
  if (!isOrigin || !production || !URL.canParse(production.url)) return url;
  const { pathname } = new URL(production.url);
  return pathname === "/" ? url : url.replace(/\/$/, "") + pathname.replace(/\/$/, "");
}

function hasFixedUrl({ method, path, parameters }: Operation): boolean {
  return method === "get" && !path.includes("{") && parameters.every(({ required }) => !required);
}

async function scoreAt(url: string, operation: Operation): Promise<number> {
  const request = { operation, method: "GET", target: operation.path, headers: {}, body: undefined };
  const response = await createSend(url, { timeout })(request).catch(() => undefined);
  return response ? score(operation, response) : 0;
}

function score(operation: Operation, { status, headers }: HttpResponse): number {
  const isPage = headers.get("Content-Type")?.toLowerCase().includes("html") ?? false;
  if (isPage || status === 404 || status < 200 || status >= 500) return 0;
  if (!documents(operation, status)) return 1;
  return isSuccess(status) ? 3 : 2;
}

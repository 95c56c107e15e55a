import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import { type HttpResponse, NoResponseError } from "../http/exchange.ts";
import { createSend } from "../http/send.ts";
import { UnusableTargetError } from "../run/probe.ts";
import { documents, isSuccess, otherServerOf } from "../spec/model.ts";

/**
 * Adds the path of the contract's first server to an origin, unless the API responds at the origin itself. Returns other
 * URLs unchanged.
 *
 * @param timeout in milliseconds.
 * @throws UnusableTargetError if the server does not respond to either URL.
 */
export async function findBaseUrl(url: string, contract: Contract, timeout?: number): Promise<string> {
  const candidates = [url, addServerPath(url, contract)];
  // An operation without a token, if possible: gateways reject all paths without a token alike.
  const reads = listOperations(contract).filter(
    (each) => hasFixedUrl(each) && otherServerOf(each, contract) === undefined,
  );
  const operation = reads.find((each) => !each.secured) ?? reads[0];
  if (candidates[1] === url || !operation) return url;
  const responses = await Promise.all(candidates.map((each) => readFrom(each, operation, timeout)));
  const lost = responses.filter((response) => response instanceof NoResponseError);
  if (lost.length === responses.length)
    throw new UnusableTargetError(
      `${lost[0]?.message} Check the URL, and whether the server is running. No tests were run.`,
    );
  const scores = responses.map((response) => (response instanceof NoResponseError ? 0 : score(operation, response)));
  return candidates[scores.indexOf(Math.max(...scores))] ?? url;
}

function addServerPath(url: string, { servers: [production] = [] }: Contract): string {
  const isOrigin = URL.canParse(url) && /^https?:\/\/[^/?#]+\/?$/i.test(url);
  if (!isOrigin || !production || !URL.canParse(production.url, url)) return url;
  const { pathname } = new URL(production.url, url);
  return pathname === "/" ? url : url.replace(/\/$/, "") + pathname.replace(/\/$/, "");
}

function hasFixedUrl({ method, path, parameters }: Operation): boolean {
  return method === "get" && !path.includes("{") && parameters.every(({ required }) => !required);
}

async function readFrom(url: string, operation: Operation, timeout?: number): Promise<HttpResponse | NoResponseError> {
  const request = { operation, method: "GET", target: operation.path, headers: {}, body: undefined };
  return createSend(url, { timeout })(request).catch((error: unknown) => {
    if (error instanceof NoResponseError) return error;
    throw error;
  });
}

function score(operation: Operation, { status, headers }: HttpResponse): number {
  const isPage = headers.get("Content-Type")?.toLowerCase().includes("html") ?? false;
  if (isPage || status === 404 || status < 200 || status >= 500) return 0;
  if (!documents(operation, status)) return 1;
  return isSuccess(status) ? 3 : 2;
}

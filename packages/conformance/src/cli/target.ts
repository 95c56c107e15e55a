import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import type { HttpResponse } from "../http/exchange.ts";
import { createSend } from "../http/send.ts";
import { describeUnknown } from "../plan/check.ts";
import { listPaths } from "../plan/names.ts";
import type { Plan } from "../plan/plan.ts";
import { UnusableTargetError } from "../run/probe.ts";
import { documents } from "../spec/model.ts";
import { startPrism } from "../targets/prism.ts";
import { type Target, urlTarget } from "../targets/target.ts";
import type { Arguments } from "./arguments.ts";
import { UsageError } from "./command.ts";
import { attempt, type RunSource } from "./source.ts";

/**
 * Describes the target without starting a server or sending a request.
 *
 * @throws UsageError
 */
export function describeTarget(args: Arguments, { plan, defaults, contract }: RunSource): Target {
  checkResources(args, contract);
  const { url, target: name = "mock" } = args;
  if (url !== undefined) {
    const tokens = readTokens(args, plan, defaults.variables.token);
    return attempt(() => urlTarget({ url, tokens, resources: args.resource, allowWrites: args.allowWrites ?? false }));
  }
  if (name === "mock" && args.plan !== undefined)
    throw new UsageError(`The mock serves only ${defaults.plan.name}. Pass the URL of "${plan.name}" with --url.`);
  const doNothing = async () => {};
  const tokens = Object.fromEntries(listActors(plan).map((actor) => [actor, `token of ${actor}`]));
  const capabilities = { advanceClock: doNothing, injectError: doNothing };
  return { name, url: "", writes: true, tokens, capabilities, stateless: name === "prism", close: doNothing };
}

/** @throws UsageError or UnusableTargetError */
export async function openTarget(args: Arguments, source: RunSource): Promise<Target> {
  const { contract, plan, defaults } = source;
  if (args.url !== undefined) {
    const url = await findBaseUrl(args.url, contract, args.timeout);
    return { ...describeTarget(args, source), name: url, url };
  }
  if (args.target === "prism") return startPrism(contract, plan).catch(throwUnusable);
  const target = await defaults.startMock({ seed: args.seed }).catch(throwUnusable);
  return { ...target, resources: { ...target.resources, ...args.resource } };
}

function checkResources({ resource }: Arguments, contract: Contract): void {
  const known = listPaths(listOperations(contract));
  const unknown = Object.keys(resource).find((path) => !known.includes(path));
  if (unknown !== undefined) throw new UsageError(describeUnknown("path", unknown, known, "--resource"));
}

function throwUnusable(error: Error): never {
  throw new UnusableTargetError(error.message);
}

/**
 * Reads the actors' tokens from the options and, for actors without an option, from the environment. Ignores empty ones.
 *
 * @param variable the environment variable of the first actor. Other actors have `<variable>_<ACTOR>`.
 * @throws UsageError for an unknown actor, a token with a line break, and two actors with the same token.
 */
export function readTokens(
  { token, tokenOf }: Pick<Arguments, "token" | "tokenOf">,
  plan: Plan,
  variable: string,
): Record<string, string> {
  const actors = listActors(plan);
  const unknown = Object.keys(tokenOf).find((actor) => !actors.includes(actor));
  if (unknown !== undefined)
    throw new UsageError(`--token-of ${unknown}: unknown actor. Use one of ${actors.join(", ")}.`);
  const [first = ""] = plan.actors;
  const fromEnvironment = actors.map((actor) => [actor, process.env[`${variable}_${actor.toUpperCase()}`]]);
  const given: Record<string, string | undefined> = {
    ...Object.fromEntries(fromEnvironment),
    ...(token && { [first]: token }),
    ...tokenOf,
  };
  const trimmed = Object.entries(given).map(([actor, value]): [string, string] => [actor, value?.trim() ?? ""]);
  const tokens = trimmed.filter(([, value]) => value !== "");
  for (const [actor, value] of tokens) checkToken(actor, value, tokens);
  return Object.fromEntries(tokens);
}

function checkToken(actor: string, token: string, tokens: readonly [string, string][]): void {
  // Header fields cannot contain them (RFC 9110, section 5.5).
  if (/[\r\n\0]/.test(token)) throw new UsageError(`The token of ${actor} contains a line break. Pass one line.`);
  const [other] = tokens.find(([name, value]) => name !== actor && value === token) ?? [];
  if (other !== undefined)
    throw new UsageError(`${actor} and ${other} have the same token. Each token must belong to a different user.`);
}

function listActors({ actors, outsider }: Plan): string[] {
  return [...actors, ...(outsider === undefined ? [] : [outsider])];
}

/**
 * Adds the path of the contract's first server to an origin if the API responds there. Returns other URLs unchanged.
 *
 * @param timeout in milliseconds.
 */
export async function findBaseUrl(url: string, contract: Contract, timeout?: number): Promise<string> {
  const candidate = addServerPath(url, contract);
  const reads = listOperations(contract).filter((each) => hasFixedUrl(each));
  // An operation without a token, if possible: gateways reject all paths without a token alike.
  const operation = reads.find((each) => !each.secured) ?? reads[0];
  if (candidate === url || !operation) return url;
  const request = { operation, method: "GET", target: operation.path, headers: {} };
  const send = createSend(candidate, timeout);
  // The probe reports a server that does not respond.
  const response = await send(request).catch(() => undefined);
  return response && isFromApi(response, operation) ? candidate : url;
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

function isFromApi({ status, headers }: HttpResponse, operation: Operation): boolean {
  const isPage = headers.get("Content-Type")?.toLowerCase().includes("html") ?? false;
  return !isPage && status !== 404 && documents(operation, status);
}

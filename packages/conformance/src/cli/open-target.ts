import { type Contract, listOperations } from "@crewkit/openapi";
import { documents } from "../base/model.ts";
import type { Plan } from "../base/plan.ts";
import { listActors } from "../base/plan.ts";
import type { Target } from "../base/target.ts";
import { contentTypeOf } from "../checks/tools/response-schema.ts";
import { createSend } from "../http/send.ts";
import { describeUnknown } from "../plan/check.ts";
import { listPaths } from "../plan/names.ts";
import { UnusableTargetError } from "../run/probe.ts";
import { listSimpleReads } from "../spec/paths.ts";
import { startPrism } from "../targets/prism.ts";
import { urlTarget } from "../targets/target.ts";
import type { Arguments } from "./arguments.ts";
import { UsageError } from "./command.ts";
import { attempt, type RunSource } from "./source.ts";

/**
 * Describes the target without starting a server or sending a request.
 *
 * @throws UsageError
 */
export function describeTarget(args: Arguments, { plan, defaults, contract }: RunSource): Target {
  const paths = listPaths(listOperations(contract));
  const unknown = Object.keys(args.resource).find((path) => !paths.includes(path));
  if (unknown !== undefined) throw new UsageError(describeUnknown("path", unknown, paths, "--resource"));
  const { url, target: name = "mock" } = args;
  if (url !== undefined) {
    const tokens = readTokens(args, plan, defaults.variables.token);
    return attempt(() => urlTarget({ url, tokens, resources: args.resource, allowWrites: args.allowWrites ?? false }));
  }
  if (name === "mock" && args.plan !== undefined)
    throw new UsageError(`The mock serves only ${defaults.name}. Pass the URL of "${plan.name}" with --url.`);
  const doNothing = async () => {};
  const tokens = Object.fromEntries(listActors(plan).map((actor) => [actor, `token of ${actor}`]));
  const capabilities = { advanceClock: doNothing, injectError: doNothing, readEmail: async () => undefined };
  return { name, url: "", writes: true, tokens, capabilities, stateless: name === "prism", close: doNothing };
}

/** @throws UsageError or UnusableTargetError */
export async function openTarget(args: Arguments, source: RunSource): Promise<Target> {
  const { contract, plan, startMock } = source;
  if (args.url !== undefined) {
    const url = await findBaseUrl(args.url, contract, args.timeout);
    return { ...describeTarget(args, source), name: url, url };
  }
  const starting = args.target === "prism" ? startPrism(contract, plan) : startMock({ seed: args.seed });
  const target = await starting.catch((error: Error) => {
    throw new UnusableTargetError(error.message);
  });
  return { ...target, resources: { ...target.resources, ...args.resource } };
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
  const given: Record<string, string | undefined> = {
    ...Object.fromEntries(actors.map((actor) => [actor, process.env[`${variable}_${actor.toUpperCase()}`]])),
    ...(token && { [plan.actors[0] ?? ""]: token }),
    ...tokenOf,
  };
  const tokens: Record<string, string> = {};
  for (const [actor, value = ""] of Object.entries(given)) {
    const trimmed = value.trim();
    const other = Object.keys(tokens).find((each) => tokens[each] === trimmed);
    // Header fields cannot contain them (RFC 9110, section 5.5).
    if (/[\r\n\0]/.test(trimmed)) throw new UsageError(`The token of ${actor} contains a line break. Pass one line.`);
    if (other !== undefined)
      throw new UsageError(`${other} and ${actor} have the same token. Each token must belong to a different user.`);
    if (trimmed !== "") tokens[actor] = trimmed;
  }
  return tokens;
}

/**
 * Adds the path of the contract's first server to an origin if the API responds there. Returns other URLs unchanged.
 *
 * @param timeout in milliseconds.
 */
export async function findBaseUrl(url: string, contract: Contract, timeout?: number): Promise<string> {
  const [server] = contract.servers ?? [];
  const isOrigin = /^https?:\/\/[^/?#]+\/?$/i.test(url);
  if (!isOrigin || !server || !URL.canParse(server.url, url)) return url;
  const candidate = url.replace(/\/$/, "") + new URL(server.url, url).pathname.replace(/\/$/, "");
  // Without a token, if possible: gateways reject all paths without a token alike.
  const [operation] = listSimpleReads(listOperations(contract));
  if (!operation) return url;
  const request = { operation, method: "GET", target: operation.path, headers: {} };
  // The probe reports a server that does not respond.
  const response = await createSend(candidate, timeout)(request).catch(() => undefined);
  if (!response || response.status === 404 || contentTypeOf(response) === "text/html") return url;
  return documents(operation, response.status) ? candidate : url;
}

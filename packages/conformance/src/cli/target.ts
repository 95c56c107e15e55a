import type { Contract } from "@crewkit/openapi";
import type { Plan } from "../plan/plan.ts";
import { UnusableTargetError } from "../run/probe.ts";
import { startPrism } from "../targets/prism.ts";
import type { Target } from "../targets/target.ts";
import { urlTarget } from "../targets/url.ts";
import type { Arguments } from "./arguments.ts";
import { findBaseUrl } from "./base-url.ts";
import type { Defaults } from "./defaults.ts";
import { UsageError } from "./usage-error.ts";

export interface RunSource {
  contract: Contract;
  plan: Plan;
  defaults: Defaults;
  workflows: unknown[];
}

/** @throws UsageError or UnusableTargetError */
export async function openTarget(args: Arguments, source: RunSource): Promise<Target> {
  const { contract, plan, defaults } = source;
  if (args.target === "prism") return startPrism(contract, plan).catch(throwUnusable);
  if (args.target !== "mock" && args.url) return openUrl(await findBaseUrl(args.url, contract), args, source);
  if (plan !== defaults.plan)
    throw new UsageError(`The mock serves only ${defaults.plan.name}. Pass the URL of "${plan.name}" with --url.`);
  const target = await defaults.startMock({ seed: args.seed }).catch(throwUnusable);
  return { ...target, resources: { ...target.resources, ...args.resource } };
}

/** For --list: starts no server and sends no request. */
export function describeTarget(args: Arguments, source: RunSource): Target {
  const { plan } = source;
  if (!args.target && args.url) return openUrl(args.url, args, source);
  const doNothing = async () => {};
  const tokens = Object.fromEntries(listActors(plan).map((actor) => [actor, "a token"]));
  const capabilities = { advanceClock: doNothing, injectError: doNothing };
  const { target: name = "mock" } = args;
  return { name, url: "", writes: true, tokens, capabilities, stateless: name === "prism", close: doNothing };
}

function listActors({ actors, outsider }: Plan): string[] {
  return [...actors, ...(outsider === undefined ? [] : [outsider])];
}

function throwUnusable(error: Error): never {
  throw new UnusableTargetError(error.message);
}

function openUrl(url: string, args: Arguments, { plan, defaults }: RunSource): Target {
  const { token, tokenOf, resource, allowWrites = false } = args;
  const actors = listActors(plan);
  const unknown = Object.keys(tokenOf).find((actor) => !actors.includes(actor));
  if (unknown !== undefined)
    throw new UsageError(`--token-of ${unknown}: unknown actor. Use one of ${actors.join(", ")}.`);
  const environmentTokens = actors.flatMap((actor): [string, string][] => {
    const value = process.env[`${defaults.variables.token}_${actor.toUpperCase()}`];
    return value ? [[actor, value]] : [];
  });
  const [first = ""] = plan.actors;
  const tokens = { ...Object.fromEntries(environmentTokens), ...(token && { [first]: token }), ...tokenOf };
  try {
    return urlTarget({ url, tokens, resources: resource, allowWrites });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

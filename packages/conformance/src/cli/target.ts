import { type Contract, listOperations } from "@crewkit/openapi";
import { describeUnknownPath, listResourcePatterns } from "../plan/check-names.ts";
import { UnusableTargetError } from "../run/probe.ts";
import { startPrism } from "../targets/prism.ts";
import type { Target } from "../targets/target.ts";
import { urlTarget } from "../targets/url.ts";
import type { Arguments } from "./arguments.ts";
import { findBaseUrl } from "./base-url.ts";
import type { RunSource } from "./source.ts";
import { listActors, readTokens } from "./tokens.ts";
import { UsageError } from "./usage-error.ts";

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
  const patterns = listResourcePatterns(listOperations(contract));
  const [problem] = Object.keys(resource).flatMap((path) => describeUnknownPath("--resource", path, patterns));
  if (problem !== undefined) throw new UsageError(problem);
}

function attempt<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function throwUnusable(error: Error): never {
  throw new UnusableTargetError(error.message);
}

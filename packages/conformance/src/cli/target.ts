import type { Contract } from "@crewkit/openapi";
import type { Plan } from "../plan/plan.ts";
import { Unusable } from "../run/probe.ts";
import { startPrism } from "../targets/prism.ts";
import type { Target } from "../targets/target.ts";
import { urlTarget } from "../targets/url.ts";
import type { Arguments } from "./arguments.ts";
import type { Defaults } from "./defaults.ts";
import { WrongCall } from "./wrong-call.ts";

/** What a target is tried by, and what there is where nobody names another. */
export interface Source {
  contract: Contract;
  plan: Plan;
  defaults: Defaults;
  /** Arazzo documents, parsed. */
  workflows: unknown[];
}

/**
 * Opens the target that the command line wants: a URL, Prism, or the mock.
 *
 * @throws WrongCall if it can't be.
 */
export async function openTarget(given: Arguments, source: Source): Promise<Target> {
  const { contract, plan, defaults } = source;
  if (given.target === "prism") return startPrism(contract, plan).catch(unusable);
  if (given.target !== "mock" && given.url) return atUrl(given.url, given, source);
  if (plan !== defaults.plan)
    throw new WrongCall(`The mock is ${defaults.plan.name}'s. Say where the API of "${plan.name}" is, with --url.`);
  const target = await defaults.startMock({ seed: given.seed }).catch(unusable);
  return { ...target, things: { ...target.things, ...given.thing } };
}

/** The same, as far as it is known without opening it: nothing is started, and nothing is sent. */
export function describeTarget(given: Arguments, source: Source): Target {
  const { plan } = source;
  if (!given.target && given.url) return atUrl(given.url, given, source);
  const nothing = async () => {};
  const started = { url: "", writes: true, tokens: Object.fromEntries(peopleOf(plan).map((who) => [who, "a token"])) };
  const powers = { passTime: nothing, fail: nothing };
  return { name: given.target ?? "mock", ...started, powers, stateless: given.target === "prism", close: nothing };
}

function peopleOf({ actors, stranger }: Plan): string[] {
  return [...actors, ...(stranger === undefined ? [] : [stranger])];
}

function unusable(error: Error): never {
  throw new Unusable(error.message);
}

function atUrl(url: string, given: Arguments, { contract, plan, defaults }: Source): Target {
  const { token, tokenOf, thing, allowWrites = false } = given;
  const people = peopleOf(plan);
  const unknown = Object.keys(tokenOf).find((who) => !people.includes(who));
  if (unknown !== undefined)
    throw new WrongCall(`--token-of ${unknown}: nobody is called so. There are ${people.join(", ")}.`);
  const inEnvironment = people.flatMap((who): [string, string][] => {
    const value = process.env[`${defaults.variables.token}_${who.toUpperCase()}`];
    return value ? [[who, value]] : [];
  });
  const [first = ""] = plan.actors;
  const tokens = { ...Object.fromEntries(inEnvironment), ...(token && { [first]: token }), ...tokenOf };
  try {
    return urlTarget({ url: baseUrlOf(url, contract), tokens, things: thing, allowWrites });
  } catch (error) {
    throw new WrongCall(error instanceof Error ? error.message : String(error));
  }
}

/**
 * The base URL that somebody means: to an origin belongs the path of the contract's first server, a URL with a path stays.
 *
 * @example
 * baseUrlOf("https://crewkit.acme.example", contract); // "https://crewkit.acme.example/api/v1"
 */
export function baseUrlOf(url: string, { servers: [production] = [] }: Pick<Contract, "servers">): string {
  const isOrigin = URL.canParse(url) && /^[a-z]+:\/\/[^/?#]+\/?$/i.test(url);
  if (!isOrigin || !production || !URL.canParse(production.url)) return url;
  return url.replace(/\/$/, "") + new URL(production.url).pathname.replace(/\/$/, "");
}

import type { Plan } from "../plan/plan.ts";
import type { Arguments } from "./arguments.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Reads the actors' tokens from the options and, for actors without an option, from the environment. Ignores empty ones.
 *
 * @param variable the environment variable of the first actor. Another actor's is `<variable>_<ACTOR>`.
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

export function listActors({ actors, outsider }: Plan): string[] {
  return [...actors, ...(outsider === undefined ? [] : [outsider])];
}

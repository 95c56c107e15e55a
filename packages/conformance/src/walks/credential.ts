import { parsePointer } from "@crewkit/openapi";
import type { CredentialRule, Tokens } from "../plan/rules.ts";
import { at, withValue } from "../values/json.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks, Steps, WalkParts } from "./make.ts";

/** A login is renewed by a token that works once, and ends when it is told to, or when its time is over. */
export const credential: MakeWalks = ({ operation, plan: { credential: rule, refusals } }) => {
  const refused = refusals.token;
  if (!rule || refused === undefined) return [];
  const walk = (operationId: string, what: string, go: (login: Login) => Promise<void>): WalkParts => ({
    operation: operation(operationId),
    what,
    writes: true,
    go: (steps) => go(createLogin({ rule, refused }, steps)),
  });
  const { renew, use, end } = rule;
  return [
    walk(renew.operation, "renews", renews),
    walk(renew.operation, "used twice", usedTwice),
    ...end.map((how) => walk(how.operation, "ended", (login) => ended(login, how))),
    walk(use, "expired", expired),
  ];
};

async function renews({ first, renew, use, rule, steps }: Login): Promise<void> {
  const pair = await first();
  await use(pair);
  const next = await renew(pair);
  steps.expect(next.refresh !== pair.refresh, "A renewal must give a new refresh token, but gave the same.");
  steps.expect(next.access !== pair.access, "A renewal must give a new access token, but gave the same.");
  await use(next);
  if (rule.overlaps) await use(pair);
  await use(await renew(next));
}

async function usedTwice({ first, renew, use, rule, refused }: Login): Promise<void> {
  const pair = await first();
  const next = await renew(pair);
  await renew(pair, refused);
  if (!rule.reuseEnds) return use(next);
  await use(next, refused);
  await renew(next, refused);
}

type End = CredentialRule["end"][number];

async function ended({ first, renew, use, refused, steps }: Login, { operation, sent }: End): Promise<void> {
  const [other, pair] = [await first(), await first()];
  const body = sent === undefined ? {} : { body: put(sent, pair.refresh) };
  await steps.call(operation, { token: pair.access, ...body });
  await use(pair, refused);
  await renew(pair, refused);
  await use(other);
}

async function expired({ first, renew, use, rule, refused, steps: { world } }: Login): Promise<void> {
  if (!world.powers.passTime) throw new Unreached("Nobody waits until a token has expired.");
  const pair = await first();
  // Half a minute is kept for what else takes time.
  await world.pass(rule.life - 30);
  await use(pair);
  await world.pass(31);
  await use(pair, refused);
  await use(await renew(pair));
}

interface Login {
  rule: CredentialRule;
  steps: Steps;
  refused: number;
  first(): Promise<Tokens>;
  renew(pair: Tokens, status?: number): Promise<Tokens>;
  use(pair: Tokens, status?: number): Promise<void>;
}

function createLogin({ rule, refused }: { rule: CredentialRule; refused: number }, steps: Steps): Login {
  const { operation, sent, access, refresh } = rule.renew;
  return {
    rule,
    steps,
    refused,
    first: () => rule.first(steps.world),
    async renew(pair, status) {
      const { body } = await steps.call(operation, { body: put(sent, pair.refresh) }, status);
      return { access: String(at(body, access)), refresh: String(at(body, refresh)) };
    },
    async use(pair, status) {
      await steps.call(rule.use, { token: pair.access }, status);
    },
  };
}

function put(pointer: string, value: string): unknown {
  return withValue({}, parsePointer(pointer), value);
}

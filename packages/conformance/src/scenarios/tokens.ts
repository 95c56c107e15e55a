import { parsePointer } from "@crewkit/openapi";
import type { CredentialRule, Tokens } from "../base/plan.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { valueAt, withValue } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts } from "./scenario.ts";

/**
 * A refresh token works once, and reusing it revokes the login (RFC 9700, section 4.14.2). An access token works until the
 * user logs out or the token expires.
 */
export const tokens: ScenarioGenerator = ({ plan, operation }) => {
  const { credential: rule, errorStatuses } = plan;
  const errorStatus = errorStatuses.token;
  if (errorStatus === undefined || !rule) return [];
  const scenario = (operationId: string, variant: string, check: (login: Login) => Promise<void>): ScenarioParts => ({
    operation: operation(operationId),
    variant,
    writes: true,
    run: (steps) => check(createLogin(rule, errorStatus, steps)),
  });
  return [
    scenario(rule.refresh.operation, "rotated", checkRotation),
    scenario(rule.refresh.operation, "reused", checkReuse),
    ...rule.logOut.map((each) => scenario(each.operation, "revoked", (login) => checkRevocation(login, each))),
    scenario(rule.probe, "expired", checkExpiration),
  ];
};

type Login = ReturnType<typeof createLogin>;

function createLogin(rule: CredentialRule, errorStatus: number, steps: EngineSteps) {
  const { operation, tokenPointer, access, refresh } = rule.refresh;
  return {
    rule,
    steps,
    errorStatus,
    logIn: () => rule.logIn(steps.context),
    async refresh(pair: Tokens, status?: number): Promise<Tokens> {
      const { body } = await steps.call(operation, { body: bodyWith(tokenPointer, pair.refresh) }, status);
      return { access: String(valueAt(body, access)), refresh: String(valueAt(body, refresh)) };
    },
    async probe({ access: token }: Tokens, status?: number): Promise<void> {
      await steps.call(rule.probe, { token }, status);
    },
  };
}

async function checkRotation({ logIn, refresh, probe, steps }: Login): Promise<void> {
  const pair = await logIn();
  await probe(pair);
  const next = await refresh(pair);
  steps.expect(next.refresh !== pair.refresh, "Expected a new refresh token, but received the same.");
  steps.expect(next.access !== pair.access, "Expected a new access token, but received the same.");
  await probe(next);
  // Pending requests may still use it.
  await probe(pair);
  await probe(await refresh(next));
}

async function checkReuse({ logIn, refresh, probe, errorStatus }: Login): Promise<void> {
  const pair = await logIn();
  const next = await refresh(pair);
  await refresh(pair, errorStatus);
  await probe(next, errorStatus);
  await refresh(next, errorStatus);
}

async function checkRevocation(
  { logIn, refresh, probe, errorStatus, steps }: Login,
  { operation, tokenPointer }: CredentialRule["logOut"][number],
): Promise<void> {
  const [other, pair] = [await logIn(), await logIn()];
  const body = tokenPointer === undefined ? {} : { body: bodyWith(tokenPointer, pair.refresh) };
  await steps.call(operation, { token: pair.access, ...body });
  await probe(pair, errorStatus);
  await refresh(pair, errorStatus);
  await probe(other);
}

async function checkExpiration({ logIn, refresh, probe, rule, errorStatus, steps: { context } }: Login): Promise<void> {
  const pair = await logIn();
  // Leave 30 seconds for requests.
  await context.clock.advance(rule.tokenLifetime(context.spec.contract) - 30);
  await probe(pair);
  await context.clock.advance(31);
  await probe(pair, errorStatus);
  await probe(await refresh(pair));
}

function bodyWith(pointer: string, value: string): unknown {
  return withValue({}, parsePointer(pointer), value);
}

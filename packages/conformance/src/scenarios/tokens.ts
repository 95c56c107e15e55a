import { parsePointer } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { CredentialRule, Tokens } from "../plan/plan.ts";
import { valueAt, withValue } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts, ScenarioSteps } from "./generator.ts";

/** A refresh token works once. An access token works until the user logs out or the token expires. */
export const tokens: ScenarioGenerator = ({ operation, plan: { credential: rule, errorStatuses } }) => {
  const errorStatus = errorStatuses.token;
  if (!rule || errorStatus === undefined) return [];
  const scenario = (operationId: string, variant: string, check: (login: Login) => Promise<void>): ScenarioParts => ({
    operation: operation(operationId),
    variant,
    writes: true,
    run: (steps) => check(createLogin({ rule, errorStatus }, steps)),
  });
  const { refresh, probe, logOut } = rule;
  return [
    scenario(refresh.operation, "rotated", checkRotation),
    scenario(refresh.operation, "reused", checkReuse),
    ...logOut.map((logOutRule) =>
      scenario(logOutRule.operation, "revoked", (login) => checkRevocation(login, logOutRule)),
    ),
    scenario(probe, "expired", checkExpiration),
  ];
};

async function checkRotation({ logIn, refresh, probe, rule, steps }: Login): Promise<void> {
  const pair = await logIn();
  await probe(pair);
  const next = await refresh(pair);
  steps.expect(next.refresh !== pair.refresh, "Expected a new refresh token, but received the same.");
  steps.expect(next.access !== pair.access, "Expected a new access token, but received the same.");
  await probe(next);
  if (rule.oldTokenStaysValid) await probe(pair);
  await probe(await refresh(next));
}

async function checkReuse({ logIn, refresh, probe, rule, errorStatus }: Login): Promise<void> {
  const pair = await logIn();
  const next = await refresh(pair);
  await refresh(pair, errorStatus);
  if (!rule.reuseRevokesLogin) return probe(next);
  await probe(next, errorStatus);
  await refresh(next, errorStatus);
}

type LogOutRule = CredentialRule["logOut"][number];

async function checkRevocation(
  { logIn, refresh, probe, errorStatus, steps }: Login,
  { operation, tokenPointer }: LogOutRule,
): Promise<void> {
  const [other, pair] = [await logIn(), await logIn()];
  const body = tokenPointer === undefined ? {} : { body: bodyWith(tokenPointer, pair.refresh) };
  await steps.call(operation, { token: pair.access, ...body });
  await probe(pair, errorStatus);
  await refresh(pair, errorStatus);
  await probe(other);
}

async function checkExpiration({ logIn, refresh, probe, rule, errorStatus, steps: { context } }: Login): Promise<void> {
  if (!context.capabilities.advanceClock)
    throw new SkipError("Needs to advance the clock until a token expires, which this target does not support.");
  const pair = await logIn();
  // Leave 30 seconds for requests.
  await context.advanceTime(rule.tokenLifetime(context.spec.contract) - 30);
  await probe(pair);
  await context.advanceTime(31);
  await probe(pair, errorStatus);
  await probe(await refresh(pair));
}

interface Login {
  rule: CredentialRule;
  steps: ScenarioSteps;
  errorStatus: number;
  logIn(): Promise<Tokens>;
  refresh(pair: Tokens, status?: number): Promise<Tokens>;
  probe(pair: Tokens, status?: number): Promise<void>;
}

function createLogin({ rule, errorStatus }: Pick<Login, "rule" | "errorStatus">, steps: ScenarioSteps): Login {
  const { operation, tokenPointer, access, refresh } = rule.refresh;
  return {
    rule,
    steps,
    errorStatus,
    logIn: () => rule.logIn(steps.context),
    async refresh(pair, status) {
      const { body } = await steps.call(operation, { body: bodyWith(tokenPointer, pair.refresh) }, status);
      return { access: String(valueAt(body, access)), refresh: String(valueAt(body, refresh)) };
    },
    async probe(pair, status) {
      await steps.call(rule.probe, { token: pair.access }, status);
    },
  };
}

function bodyWith(pointer: string, value: string): unknown {
  return withValue({}, parsePointer(pointer), value);
}

import { SkipError } from "../context/skip.ts";
import type { RequestDraft } from "../http/draft.ts";
import type { LimitRule } from "../plan/facts.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";

/** Rate limit headers count down until the window ends, and then start over. */
export const limits: ScenarioGenerator = ({ plan, contract, operation }) => {
  const rules = plan.limits?.rules?.(contract) ?? [];
  return rules.map((rule) => ({
    operation: operation(rule.operation),
    variant: rule.scope,
    run: (steps) =>
      steps.context.capabilities.advanceClock ? exhaustLimit(rule, rules, steps) : observeLimit(rule, rules, steps),
  }));
};

// Other users may share the limit, so it is not exhausted.
async function observeLimit(rule: LimitRule, rules: LimitRule[], steps: ScenarioSteps): Promise<void> {
  const draft = await steps.context.createDraft(steps.context.spec.operation(rule.operation));
  let before = await readWindow(draft, steps);
  expectKnownLimit(before, rules, steps);
  for (let count = 0; count < 2; count++) {
    const next = await readWindow(draft, steps);
    const isSame = before.reset === next.reset && before.limit === next.limit;
    steps.expect(
      !isSame || next.remaining < before.remaining,
      `Expected fewer than ${before.remaining} remaining requests, but received ${next.remaining}.`,
    );
    before = next;
  }
}

async function exhaustLimit(rule: LimitRule, rules: LimitRule[], steps: ScenarioSteps): Promise<void> {
  const drafts = await createDrafts(rule, steps);
  const [accepted] = drafts;
  // A new window starts with the next request.
  await steps.context.advanceTime(rule.seconds + 1);
  const windows = await countRequests(rule.requests, rules, drafts, steps);
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) {
    const message = `none of ${rule.requests} responses of ${rule.operation} did`;
    steps.expect(false, `Expected the headers to report the ${rule.scope} limit, but ${message}.`);
    return;
  }
  expectKnownLimit(first, rules, steps);
  expectSameEnd(first, last, steps);
  await sendBeyondLimit(accepted, last, steps);
  await waitForReset(last, rules, steps);
  await sendInNewWindow(rule, accepted, steps);
}

// A successful request, a rejected one, and one of another actor, which all count.
async function createDrafts(
  { operation, rejectedRequest, otherActorRequest }: LimitRule,
  { context }: ScenarioSteps,
): Promise<[RequestDraft, RequestDraft, RequestDraft]> {
  const createDraft = ({ operation: id, overrides }: NonNullable<LimitRule["rejectedRequest"]>) =>
    context.createDraft(context.spec.operation(id), { overrides });
  const accepted = await createDraft({ operation, overrides: {} });
  const hasToken =
    otherActorRequest !== undefined && context.target.tokens[otherActorRequest.overrides.as] !== undefined;
  return [
    accepted,
    rejectedRequest ? await createDraft(rejectedRequest) : accepted,
    hasToken ? await createDraft(otherActorRequest) : accepted,
  ];
}

// Waits if a limit of another scope is exceeded first.
async function countRequests(
  requests: number,
  rules: LimitRule[],
  [accepted, rejected, otherActor]: readonly [RequestDraft, RequestDraft, RequestDraft],
  steps: ScenarioSteps,
): Promise<RateLimitWindow[]> {
  const windows: RateLimitWindow[] = [];
  for (let sent = 1; sent <= requests; sent++) {
    const draft = sent === 2 ? rejected : sent === 3 ? otherActor : accepted;
    const window = await readWindow(draft, steps, sent <= 4);
    if (window.limit === requests) windows.push(window);
    else if (window.remaining <= 1) await waitForReset(window, rules, steps);
    const remaining = requests - sent;
    if (window.limit !== requests || window.remaining === remaining) continue;
    steps.expect(false, `Expected ${remaining} remaining requests after ${sent}, but received ${window.remaining}.`);
    throw new SkipError("The headers do not count requests, so the limit cannot be tested.");
  }
  return windows;
}

async function sendBeyondLimit(draft: RequestDraft, last: RateLimitWindow, steps: ScenarioSteps): Promise<void> {
  const { limit: expected } = steps.context.spec.plan.errorStatuses;
  const { operationId } = draft.operation;
  const { status } = await steps.sendAnyStatus(draft, { now: true, label: `${operationId}, beyond the limit` });
  steps.expect(
    expected === undefined || status === expected,
    `Expected status ${expected} beyond the limit, but received ${status}.`,
  );
  const window = await readWindow(draft, steps);
  steps.expect(window.remaining === 0, `Expected 0 remaining requests at the limit, but received ${window.remaining}.`);
  expectSameEnd(last, window, steps);
}

async function sendInNewWindow({ requests }: LimitRule, draft: RequestDraft, steps: ScenarioSteps): Promise<void> {
  const { limit, remaining } = await readWindow(draft, steps);
  // The headers may describe a limit of another scope.
  const expected = limit === requests ? requests - 1 : undefined;
  const isNew = expected === undefined ? remaining > 0 : remaining === expected;
  steps.expect(isNew, `Expected ${expected ?? "some"} remaining requests in a new window, but received ${remaining}.`);
}

interface RateLimitWindow {
  limit: number;
  remaining: number;
  /** In seconds since 1970. */
  reset: number;
  /** Time of the response by the target's clock. */
  now: number;
}

/**
 * Sends a draft without waiting for the limit, and reads the headers.
 *
 * @param isChecked defaults to true.
 * @throws SkipError, after reporting a failure, if a header is missing or not an integer.
 */
async function readWindow(draft: RequestDraft, steps: ScenarioSteps, isChecked = true): Promise<RateLimitWindow> {
  const { context } = steps;
  const { headers } = isChecked
    ? await steps.sendAnyStatus(draft, { now: true })
    : (await context.sendNow(draft)).response;
  const { limits } = context.spec.plan;
  const read = (name: string | undefined) => {
    const value = headers.get(name ?? "-") ?? "";
    return /^\d+$/.test(value) ? Number(value) : Number.NaN;
  };
  const [limit, remaining, reset] = [read(limits?.limit), read(limits?.remaining), read(limits?.reset)];
  if (Number.isNaN(limit + remaining + reset)) {
    steps.expect(false, `${draft.operation.operationId}: Expected integers in the rate limit headers.`);
    throw new SkipError("The rate limit headers cannot be read.");
  }
  return { limit, remaining, reset, now: serverTime(headers, steps) };
}

// The target's clock may differ from ours. The Date header ignores an advanced clock.
function serverTime(headers: Headers, { context }: ScenarioSteps): number {
  const date = Date.parse(headers.get("Date") ?? "") / 1000;
  return context.capabilities.advanceClock || Number.isNaN(date) ? context.now() : date;
}

function expectKnownLimit({ limit, reset, now }: RateLimitWindow, rules: LimitRule[], { expect }: ScenarioSteps): void {
  const rule = rules.find(({ requests }) => requests === limit);
  const known = rules.map(({ requests, scope }) => `${requests} (${scope})`).join(" or ");
  expect(rule !== undefined, `Expected a limit of ${known}, but received ${limit}.`);
  if (!rule) return;
  const remaining = reset - now;
  const isNear = remaining > -2 && remaining < rule.seconds + 2;
  expect(
    isNear,
    `Expected the window of ${limit} to end within ${rule.seconds} s, but it ends in ${Math.round(remaining)} s.`,
  );
}

function expectSameEnd(before: RateLimitWindow, { reset }: RateLimitWindow, { expect }: ScenarioSteps): void {
  expect(before.reset === reset, `Expected the window to end at ${before.reset}, but received ${reset}.`);
}

// Waits no longer than the longest window.
async function waitForReset({ reset }: RateLimitWindow, rules: LimitRule[], { context }: ScenarioSteps): Promise<void> {
  const remaining = Math.max(0, Math.ceil(reset - context.now()));
  await context.advanceTime(Math.min(remaining, Math.max(...rules.map(({ seconds }) => seconds))) + 1);
}

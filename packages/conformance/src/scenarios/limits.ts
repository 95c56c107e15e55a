import { SkipError } from "../context/skip.ts";
import type { RequestDraft } from "../http/draft.ts";
import type { ResponseHeaders } from "../http/exchange.ts";
import type { LimitedRequest, LimitRule } from "../plan/facts.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";

/** Rate limit headers count down until the window ends, and then start over. */
export const limits: ScenarioGenerator = ({ plan, contract, operation }) => {
  const rules = plan.limits?.rules?.(contract) ?? [];
  return rules.map((rule) => ({
    operation: operation(rule.operation),
    variant: rule.scope,
    run: (steps) =>
      steps.context.clock.canAdvance ? exhaustLimit(rule, rules, steps) : observeLimit(rule, rules, steps),
  }));
};

// Other users may share the limit, so it is not exhausted.
async function observeLimit(rule: LimitRule, rules: LimitRule[], steps: ScenarioSteps): Promise<void> {
  const draft = await steps.context.createDraft(steps.context.spec.operation(rule.operation));
  let before = await readWindowOf(rule, draft, steps);
  expectLimit(rule, before, steps);
  for (let count = 0; count < 2; count++) {
    const next = await readWindowOf(rule, draft, steps);
    const isSame = before.reset === next.reset && before.limit === next.limit;
    steps.expect(
      !isSame || next.remaining < before.remaining,
      `Expected fewer than ${before.remaining} remaining requests, but received ${next.remaining}.`,
    );
    before = next;
  }
  await expectOtherLimits(rule, rules, steps);
}

async function exhaustLimit(rule: LimitRule, rules: LimitRule[], steps: ScenarioSteps): Promise<void> {
  const drafts = await createDrafts(rule, steps);
  const [accepted] = drafts;
  // A new window starts with the next request.
  await steps.context.clock.wait(rule.seconds + 1);
  const [first, last] = await countRequests(rule, drafts, steps);
  expectSameEnd(first, last, steps);
  await sendBeyondLimit(rule, accepted, last, steps);
  await expectOtherLimits(rule, rules, steps);
  await waitForReset(last, rule, steps);
  const { remaining } = await readWindowOf(rule, accepted, steps);
  const expected = rule.requests - 1;
  steps.expect(
    remaining === expected,
    `Expected ${expected} remaining requests in a new window, but received ${remaining}.`,
  );
}

// A successful request, a rejected request, and a request of another actor. All of them count.
async function createDrafts(
  { operation, rejectedRequest, otherActorRequest }: LimitRule,
  steps: ScenarioSteps,
): Promise<[RequestDraft, RequestDraft, RequestDraft]> {
  const accepted = await createDraft({ operation, overrides: {} }, steps);
  return [
    accepted,
    rejectedRequest ? await createDraft(rejectedRequest, steps) : accepted,
    otherActorRequest && hasToken(otherActorRequest, steps) ? await createDraft(otherActorRequest, steps) : accepted,
  ];
}

function createDraft({ operation, overrides }: LimitedRequest, { context }: ScenarioSteps): Promise<RequestDraft> {
  return context.createDraft(context.spec.operation(operation), { overrides });
}

function hasToken({ overrides: { as } }: LimitedRequest, { context }: ScenarioSteps): boolean {
  return as === undefined || context.target.tokens[as] !== undefined;
}

async function countRequests(
  rule: LimitRule,
  [accepted, rejected, otherActor]: readonly [RequestDraft, RequestDraft, RequestDraft],
  steps: ScenarioSteps,
): Promise<[first: RateLimitWindow, last: RateLimitWindow]> {
  const windows: RateLimitWindow[] = [];
  for (let sent = 1; sent <= rule.requests; sent++) {
    const draft = sent === 2 ? rejected : sent === 3 ? otherActor : accepted;
    const window = await readWindowOf(rule, draft, steps, sent <= 4);
    windows.push(window);
    const remaining = rule.requests - sent;
    if (window.limit === rule.requests && window.remaining === remaining) continue;
    expectLimit(rule, window, steps);
    steps.expect(
      window.remaining === remaining,
      `Expected ${remaining} remaining requests after ${sent}, but received ${window.remaining}.`,
    );
    throw new SkipError("The headers do not count requests, so the limit cannot be tested.");
  }
  const [first, last] = [windows[0], windows.at(-1)] as [RateLimitWindow, RateLimitWindow];
  expectLimit(rule, first, steps);
  return [first, last];
}

async function sendBeyondLimit(
  rule: LimitRule,
  draft: RequestDraft,
  last: RateLimitWindow,
  steps: ScenarioSteps,
): Promise<void> {
  const { limit: expected } = steps.context.spec.plan.errorStatuses;
  const window = await readWindowOf(rule, draft, steps);
  steps.expect(
    expected === undefined || window.status === expected,
    `Expected status ${expected} beyond the limit, but received ${window.status}.`,
  );
  expectLimit(rule, window, steps);
  steps.expect(window.remaining === 0, `Expected 0 remaining requests at the limit, but received ${window.remaining}.`);
  expectSameEnd(last, window, steps);
}

// For example, the organization's limit is only reported to its members.
async function expectOtherLimits({ otherLimits = [] }: LimitRule, rules: LimitRule[], steps: ScenarioSteps) {
  for (const { scope, ...request } of otherLimits) {
    const rule = rules.find((each) => each.scope === scope);
    if (rule && hasToken(request, steps))
      expectLimit(rule, await readWindowOf(rule, await createDraft(request, steps), steps), steps);
  }
}

function expectLimit(
  { scope, requests, seconds }: LimitRule,
  { limit, reset, now }: RateLimitWindow,
  { expect }: ScenarioSteps,
): void {
  expect(
    limit === requests,
    `Expected the headers to report the ${scope} limit of ${requests}, but received ${limit}.`,
  );
  const remaining = reset - now;
  expect(
    remaining > -2 && remaining < seconds + 2,
    `Expected the window of ${limit} to end within ${seconds} s, but it ends in ${Math.round(remaining)} s.`,
  );
}

function expectSameEnd(before: RateLimitWindow, { reset }: RateLimitWindow, { expect }: ScenarioSteps): void {
  expect(before.reset === reset, `Expected the window to end at ${before.reset}, but received ${reset}.`);
}

/** The rate limit headers of a response. */
interface RateLimitWindow {
  status: number;
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
  const { status, headers } = isChecked
    ? await steps.sendAnyStatus(draft, { now: true })
    : (await context.send(draft, { now: true })).response;
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
  return { status, limit, remaining, reset, now: serverTime(headers, steps) };
}

// The target's clock may differ from ours. The Date header ignores an advanced clock.
function serverTime(headers: ResponseHeaders, { context }: ScenarioSteps): number {
  const date = Date.parse(headers.get("Date") ?? "") / 1000;
  return context.clock.canAdvance || Number.isNaN(date) ? context.clock.now() : date;
}

/** Like `readWindow`, but waits and sends the request again if it exceeds a limit of another rule. */
async function readWindowOf(
  rule: LimitRule,
  draft: RequestDraft,
  steps: ScenarioSteps,
  isChecked = true,
): Promise<RateLimitWindow> {
  const window = await readWindow(draft, steps, isChecked);
  const isExceeded = window.status === steps.context.spec.plan.errorStatuses.limit;
  if (!isExceeded || window.limit === rule.requests) return window;
  await waitForReset(window, rule, steps);
  return readWindow(draft, steps, isChecked);
}

/** Waits no longer than the rule's window. */
async function waitForReset(
  { reset }: RateLimitWindow,
  { seconds }: LimitRule,
  { context }: ScenarioSteps,
): Promise<void> {
  const remaining = Math.max(0, Math.ceil(reset - context.clock.now()));
  await context.clock.wait(Math.min(remaining, seconds) + 1);
}

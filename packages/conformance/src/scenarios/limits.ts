import type { LimitedRequest, LimitRule } from "../base/plan.ts";
import type { RequestDraft } from "../base/request.ts";
import { withoutLimits } from "../base/skip.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { type FailureText, inRule, text } from "../values/format.ts";
import type { ScenarioGenerator } from "./scenario.ts";

/** Rate limit headers count down until the window ends, and then start over. */
export const limits: ScenarioGenerator = ({ plan, contract, operation }) => {
  const rules = plan.limits?.rules?.(contract) ?? [];
  return rules.map((rule) => ({
    operation: operation(rule.operation),
    variant: rule.scope,
    async run(steps) {
      const draft = await createDraft({ operation: rule.operation, overrides: {} }, steps);
      await (steps.context.clock.canAdvance ? exhaustLimit(rule, draft, steps) : observeLimit(rule, draft, steps));
      // For example, the organization's limit is only reported to its members.
      for (const request of (rule.otherLimits ?? []).filter((each) => hasToken(each, steps))) {
        const other = rules.find(({ scope }) => scope === request.scope);
        if (other) expectLimit(other, await readWindow(other, await createDraft(request, steps), steps), steps);
      }
    },
  }));
};

// Other users may share the limit, so it is not exhausted.
async function observeLimit(rule: LimitRule, draft: RequestDraft, steps: EngineSteps): Promise<void> {
  const first = await readWindow(rule, draft, steps);
  const next = await readWindow(rule, draft, steps);
  const isSame = first.reset === next.reset && first.limit === next.limit;
  const isRejected = next.status === steps.context.spec.plan.errorStatuses.limit;
  if (isSame && next.remaining >= first.remaining && !isRejected) throw withoutLimits();
  expectLimit(rule, first, steps);
}

async function exhaustLimit(rule: LimitRule, draft: RequestDraft, steps: EngineSteps): Promise<void> {
  const { context, expect } = steps;
  const { otherRequests = [], requests, seconds } = rule;
  const possible = otherRequests.filter((each) => hasToken(each, steps));
  const others = await Promise.all(possible.map((each) => createDraft(each, steps)));
  // A new window starts with the next request.
  await context.clock.wait(seconds + 1);
  const first = await readWindow(rule, draft, steps);
  expectLimit(rule, first, steps);
  let last = first;
  for (let sent = 1; sent <= requests; sent++) {
    if (sent > 1) last = await readWindow(rule, others[sent - 2] ?? draft, steps);
    if (last.limit === requests && last.remaining === requests - sent) continue;
    expectLimit(rule, last, steps);
    return expectRemaining(requests - sent, last, text`after ${sent} requests`, steps);
  }
  const beyond = await readWindow(rule, draft, steps);
  const { limit: status = beyond.status } = context.spec.plan.errorStatuses;
  expect(beyond.status === status, text`Expected status ${status} beyond the limit, but received ${beyond.status}.`);
  expectLimit(rule, beyond, steps);
  expectRemaining(0, beyond, inRule("beyond the limit"), steps);
  for (const { reset } of [last, beyond])
    expect(first.reset === reset, text`Expected the window to end at ${first.reset}, but received ${reset}.`);
  await waitForReset(beyond, rule, steps);
  expectRemaining(
    requests - 1,
    await readWindow(rule, draft, steps),
    inRule("after the first request of a window"),
    steps,
  );
}

function createDraft({ operation, overrides }: LimitedRequest, { context }: EngineSteps): Promise<RequestDraft> {
  return context.createDraft(context.spec.operation(operation), { overrides });
}

function hasToken({ overrides: { as } }: LimitedRequest, { context }: EngineSteps): boolean {
  return as === undefined || context.target.tokens[as] !== undefined;
}

function expectRemaining(count: number, { remaining }: RateLimitWindow, when: FailureText, steps: EngineSteps): void {
  steps.expect(remaining === count, text`Expected ${count} remaining requests ${when}, but received ${remaining}.`);
}

function expectLimit(rule: LimitRule, { limit, reset }: RateLimitWindow, { context, expect }: EngineSteps): void {
  const { requests, seconds } = rule;
  const scope = inRule(rule.scope);
  expect(limit === requests, text`Expected headers with the ${scope} limit of ${requests}, but received ${limit}.`);
  const remaining = reset - context.clock.now();
  expect(
    remaining > -2 && remaining < seconds + 2,
    text`Expected the window of ${limit} to end within ${seconds} s, but it ends in ${Math.round(remaining)} s.`,
  );
}

/** The rate limit headers of a response. NaN if a header is missing or not a number. */
interface RateLimitWindow {
  status: number;
  limit: number;
  remaining: number;
  /** In seconds since 1970. */
  reset: number;
}

/** Sends a draft without waiting for the limit. Waits and sends it again if it exceeds the limit of another rule. */
async function readWindow(rule: LimitRule, draft: RequestDraft, steps: EngineSteps): Promise<RateLimitWindow> {
  const { limits: names, errorStatuses } = steps.context.spec.plan;
  const { status, headers } = await steps.sendAnyStatus(draft, { now: true });
  const numberIn = (name = "-") => Number(headers.get(name) ?? Number.NaN);
  const window = {
    status,
    limit: numberIn(names?.limit),
    remaining: numberIn(names?.remaining),
    reset: numberIn(names?.reset),
  };
  if (status !== errorStatuses.limit || window.limit === rule.requests) return window;
  await waitForReset(window, rule, steps);
  return readWindow(rule, draft, steps);
}

/** Waits no longer than the rule's window. */
async function waitForReset({ reset }: RateLimitWindow, rule: LimitRule, { context }: EngineSteps): Promise<void> {
  const remaining = Math.max(0, Math.ceil(reset - context.clock.now()));
  await context.clock.wait(Math.min(remaining, rule.seconds) + 1);
}

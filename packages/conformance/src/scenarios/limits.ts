import { SkipError } from "../context/skip.ts";
import type { RequestDraft } from "../http/draft.ts";
import type { LimitedRequest, LimitRule } from "../plan/facts.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";

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
async function observeLimit(rule: LimitRule, draft: RequestDraft, steps: ScenarioSteps): Promise<void> {
  let before = await readWindow(rule, draft, steps);
  expectLimit(rule, before, steps);
  for (let count = 0; count < 2; count++) {
    const next = await readWindow(rule, draft, steps);
    const isSame = before.reset === next.reset && before.limit === next.limit;
    steps.expect(
      !isSame || next.remaining < before.remaining,
      `Expected fewer than ${before.remaining} remaining requests, but received ${next.remaining}.`,
    );
    before = next;
  }
}

async function exhaustLimit(rule: LimitRule, accepted: RequestDraft, steps: ScenarioSteps): Promise<void> {
  const { context, expect } = steps;
  const { rejectedRequest, otherActorRequest, requests, seconds } = rule;
  // Rejected requests and requests of other actors also count.
  const others = [rejectedRequest, otherActorRequest].map((each) => (each && hasToken(each, steps) ? each : undefined));
  const [second, third] = await Promise.all(others.map((each) => (each ? createDraft(each, steps) : accepted)));
  // A new window starts with the next request.
  await context.clock.wait(seconds + 1);
  const windows: RateLimitWindow[] = [];
  for (let sent = 1; sent <= requests; sent++) {
    const draft = (sent === 2 ? second : sent === 3 ? third : undefined) ?? accepted;
    const window = await readWindow(rule, draft, steps, sent <= 4);
    const isCounted = window.limit === requests && window.remaining === requests - sent;
    if (sent === 1 || !isCounted) expectLimit(rule, window, steps);
    expectRemaining(requests - sent, window, `after ${sent} requests`, steps);
    if (!isCounted) throw new SkipError("The headers do not count requests, so the limit cannot be tested.");
    windows.push(window);
  }
  const beyond = await readWindow(rule, accepted, steps);
  const { limit: status } = context.spec.plan.errorStatuses;
  expect(
    status === undefined || beyond.status === status,
    `Expected status ${status} beyond the limit, but received ${beyond.status}.`,
  );
  expectLimit(rule, beyond, steps);
  expectRemaining(0, beyond, "beyond the limit", steps);
  for (const { reset } of [windows.at(-1) ?? beyond, beyond])
    expect(windows[0]?.reset === reset, `Expected the window to end at ${windows[0]?.reset}, but received ${reset}.`);
  await waitForReset(beyond, rule, steps);
  expectRemaining(requests - 1, await readWindow(rule, accepted, steps), "after the first request of a window", steps);
}

function createDraft({ operation, overrides }: LimitedRequest, { context }: ScenarioSteps): Promise<RequestDraft> {
  return context.createDraft(context.spec.operation(operation), { overrides });
}

function hasToken({ overrides: { as } }: LimitedRequest, { context }: ScenarioSteps): boolean {
  return as === undefined || context.target.tokens[as] !== undefined;
}

function expectRemaining(
  expected: number,
  { remaining }: RateLimitWindow,
  when: string,
  { expect }: ScenarioSteps,
): void {
  expect(remaining === expected, `Expected ${expected} remaining requests ${when}, but received ${remaining}.`);
}

function expectLimit(rule: LimitRule, { limit, reset, now }: RateLimitWindow, { expect }: ScenarioSteps): void {
  const { scope, requests, seconds } = rule;
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
 * Sends a draft without waiting for the limit, and reads the headers. Waits and sends the draft again if it exceeds the
 * limit of another rule.
 *
 * @throws SkipError, after reporting a failure, if a header is missing or not an integer.
 */
async function readWindow(
  rule: LimitRule,
  draft: RequestDraft,
  steps: ScenarioSteps,
  isChecked = true,
): Promise<RateLimitWindow> {
  const { context, expect } = steps;
  const { plan } = context.spec;
  const response = isChecked
    ? await steps.sendAnyStatus(draft, { now: true })
    : (await context.send(draft, { now: true })).response;
  const { status, headers } = response;
  const [limit = 0, remaining = 0, reset = 0] = [plan.limits?.limit, plan.limits?.remaining, plan.limits?.reset].map(
    (name) => (/^\d+$/.test(headers.get(name ?? "-") ?? "") ? Number(headers.get(name ?? "-")) : Number.NaN),
  );
  if (Number.isNaN(limit + remaining + reset)) {
    expect(false, `${draft.operation.operationId}: Expected integers in the rate limit headers.`);
    throw new SkipError("The rate limit headers cannot be read.");
  }
  // The target's clock may differ from ours. The Date header ignores an advanced clock.
  const date = Date.parse(headers.get("Date") ?? "") / 1000;
  const now = context.clock.canAdvance || Number.isNaN(date) ? context.clock.now() : date;
  const window = { status, limit, remaining, reset, now };
  if (status !== plan.errorStatuses.limit || limit === rule.requests) return window;
  await waitForReset(window, rule, steps);
  return readWindow(rule, draft, steps, isChecked);
}

/** Waits no longer than the rule's window. */
async function waitForReset({ reset }: RateLimitWindow, rule: LimitRule, { context }: ScenarioSteps): Promise<void> {
  const remaining = Math.max(0, Math.ceil(reset - context.clock.now()));
  await context.clock.wait(Math.min(remaining, rule.seconds) + 1);
}

import { SkipError } from "../context/skip.ts";
import type { RequestDraft } from "../http/draft.ts";
import type { LimitRule } from "../plan/facts.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";

/** The headers of each limit count down to the end of a window, whatever is asked, and then from the beginning. */
export const limits: ScenarioGenerator = ({ plan, contract, operation }) => {
  const rules = plan.limits?.rules?.(contract) ?? [];
  return rules.map((rule) => ({
    operation: operation(rule.operation),
    variant: rule.scope,
    run: (steps) =>
      steps.context.capabilities.advanceClock ? exhaustLimit(rule, rules, steps) : observeLimit(rule, rules, steps),
  }));
};

// Others may ask too, and the limit is theirs as well: it is looked at, and not used up.
async function observeLimit(rule: LimitRule, rules: LimitRule[], steps: ScenarioSteps): Promise<void> {
  const draft = await steps.context.createDraft(steps.context.spec.operation(rule.operation));
  let before = await readWindow(draft, steps);
  expectKnownLimit(before, rules, steps);
  for (let count = 0; count < 2; count++) {
    const next = await readWindow(draft, steps);
    const isSame = before.reset === next.reset && before.limit === next.limit;
    steps.expect(
      !isSame || next.remaining < before.remaining,
      `The requests left must become fewer within a window, but ${before.remaining} became ${next.remaining}.`,
    );
    before = next;
  }
}

async function exhaustLimit(rule: LimitRule, rules: LimitRule[], steps: ScenarioSteps): Promise<void> {
  const drafts = await createDrafts(rule, steps);
  const [accepted] = drafts;
  // A window that nobody has asked in begins with the next request.
  await steps.context.advanceTime(rule.seconds + 1);
  const windows = await countRequests(rule.requests, rules, drafts, steps);
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) {
    const message = `${rule.requests} requests of ${rule.operation} were sent, and no answer told of ${rule.requests}`;
    steps.expect(false, `The headers must tell of the limit of the ${rule.scope} before it is used up: ${message}.`);
    return;
  }
  expectKnownLimit(first, rules, steps);
  expectSameEnd(first, last, steps);
  await sendBeyondLimit(accepted, last, steps);
  await waitForReset(last, rules, steps);
  await sendInNewWindow(rule, accepted, steps);
}

// A request that is taken, one that is refused, and one of somebody else. All of them count.
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

// Sends as many as are allowed; answers what was told of this limit. One of another scope that is tighter meanwhile
// is waited for.
async function countRequests(
  requests: number,
  rules: readonly LimitRule[],
  [accepted, rejected, otherActor]: readonly [RequestDraft, RequestDraft, RequestDraft],
  steps: ScenarioSteps,
): Promise<RateLimitWindow[]> {
  const windows: RateLimitWindow[] = [];
  for (let sent = 1; sent <= requests; sent++) {
    // Of requests that are the same only the first ones are judged.
    const draft = sent === 2 ? rejected : sent === 3 ? otherActor : accepted;
    const window = await readWindow(draft, steps, sent <= 4);
    if (window.limit === requests) windows.push(window);
    else if (window.remaining <= 1) await waitForReset(window, rules, steps);
    const remaining = requests - sent;
    if (window.limit !== requests || window.remaining === remaining) continue;
    steps.expect(false, `After ${sent} requests ${remaining} must be left, but the headers tell ${window.remaining}.`);
    throw new SkipError("The headers do not count, so that the rest can't be tried.");
  }
  return windows;
}

async function sendBeyondLimit(draft: RequestDraft, last: RateLimitWindow, steps: ScenarioSteps): Promise<void> {
  const { limit: expected } = steps.context.spec.plan.errorStatuses;
  const { operationId } = draft.operation;
  const { status } = await steps.sendAnyStatus(draft, { now: true, label: `${operationId}, beyond the limit` });
  steps.expect(
    expected === undefined || status === expected,
    `Beyond the limit the status must be ${expected}, but is ${status}.`,
  );
  const window = await readWindow(draft, steps);
  steps.expect(window.remaining === 0, `Beyond the limit 0 must be left, but the headers tell ${window.remaining}.`);
  expectSameEnd(last, window, steps);
}

async function sendInNewWindow({ requests }: LimitRule, draft: RequestDraft, steps: ScenarioSteps): Promise<void> {
  const { limit, remaining } = await readWindow(draft, steps);
  // One of another scope may be tighter by now.
  const expected = limit === requests ? requests - 1 : undefined;
  const isNew = expected === undefined ? remaining > 0 : remaining === expected;
  steps.expect(isNew, `A new window must begin with ${expected ?? "some"} left, but has ${remaining}.`);
}

/** What an answer tells of a limit. */
interface RateLimitWindow {
  limit: number;
  remaining: number;
  /** When it ends, in seconds since 1970. */
  reset: number;
  /** When the answer came, by the target's clock, in seconds since 1970. */
  now: number;
}

/**
 * Sends a draft, however few requests are left, and reads what the answer tells.
 *
 * @param isJudged whether the answer is held against the contract too; default true.
 * @throws Unreached, after a complaint, if a header is missing or no whole number.
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
    steps.expect(false, `${draft.operation.operationId}: the headers must tell of a limit in whole numbers.`);
    throw new SkipError("The headers of the limit can't be read.");
  }
  return { limit, remaining, reset, now: serverTime(headers, steps) };
}

// Its own clock may be set otherwise than ours. One that we move shows nowhere else than in what we moved.
function serverTime(headers: Headers, { context }: ScenarioSteps): number {
  const message = Date.parse(headers.get("Date") ?? "") / 1000;
  return context.capabilities.advanceClock || Number.isNaN(message) ? context.now() : message;
}

// Complains unless the limit is one of the plan's, and the window ends within its seconds.
function expectKnownLimit(
  { limit, reset, now }: RateLimitWindow,
  rules: readonly LimitRule[],
  { expect }: ScenarioSteps,
): void {
  const rule = rules.find(({ requests }) => requests === limit);
  const known = rules.map(({ requests, scope }) => `${requests} (${scope})`).join(" or ");
  expect(rule !== undefined, `The limit must be ${known}, but is ${limit}.`);
  if (!rule) return;
  // The end may be rounded up, and the answer takes a moment.
  const remaining = reset - now;
  const isNear = remaining > -2 && remaining < rule.seconds + 2;
  expect(
    isNear,
    `The window of ${limit} must end within ${rule.seconds} seconds, but ends in ${Math.round(remaining)}.`,
  );
}

function expectSameEnd(before: RateLimitWindow, { reset }: RateLimitWindow, { expect }: ScenarioSteps): void {
  expect(before.reset === reset, `The end of a window must not move, but went from ${before.reset} to ${reset}.`);
}

// Lets the time pass until a window is over, but no longer than the longest of the rules says.
async function waitForReset(
  { reset }: RateLimitWindow,
  rules: readonly LimitRule[],
  { context }: ScenarioSteps,
): Promise<void> {
  const remaining = Math.max(0, Math.ceil(reset - context.now()));
  await context.advanceTime(Math.min(remaining, Math.max(...rules.map(({ seconds }) => seconds))) + 1);
}

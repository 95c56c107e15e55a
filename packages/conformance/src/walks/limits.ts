import type { Draft } from "../http/draft.ts";
import type { LimitRule } from "../plan/facts.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks, Steps } from "./make.ts";

/** The headers of each limit count down to the end of a window, whatever is asked, and then from the beginning. */
export const limits: MakeWalks = ({ plan, contract, operation }) => {
  const rules = plan.limits?.rules?.(contract) ?? [];
  return rules.map((rule) => ({
    operation: operation(rule.operation),
    what: rule.scope,
    go: (steps) => (steps.world.powers.passTime ? useUp(rule, rules, steps) : watch(rule, rules, steps)),
  }));
};

// Others may ask too, and the limit is theirs as well: it is looked at, and not used up.
async function watch(rule: LimitRule, rules: LimitRule[], steps: Steps): Promise<void> {
  const draft = await steps.world.draft(steps.world.law.operation(rule.operation));
  let before = await askWindow(draft, steps);
  expectRule(before, rules, steps);
  for (let count = 0; count < 2; count++) {
    const next = await askWindow(draft, steps);
    const isSame = before.reset === next.reset && before.limit === next.limit;
    steps.expect(
      !isSame || next.remaining < before.remaining,
      `The requests left must become fewer within a window, but ${before.remaining} became ${next.remaining}.`,
    );
    before = next;
  }
}

async function useUp(rule: LimitRule, rules: LimitRule[], steps: Steps): Promise<void> {
  const drafts = await draftsOf(rule, steps);
  const [taken] = drafts;
  // A window that nobody has asked in begins with the next request.
  await steps.world.pass(rule.seconds + 1);
  const windows = await countDown(rule.requests, rules, drafts, steps);
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) {
    const told = `${rule.requests} requests of ${rule.operation} were sent, and no answer told of ${rule.requests}`;
    steps.expect(false, `The headers must tell of the limit of the ${rule.scope} before it is used up: ${told}.`);
    return;
  }
  expectRule(first, rules, steps);
  expectSameEnd(first, last, steps);
  await askBeyond(taken, last, steps);
  await passWindow(last, rules, steps);
  await askAfter(rule, taken, steps);
}

// A request that is taken, one that is refused, and one of somebody else. All of them count.
async function draftsOf({ operation, refused, others }: LimitRule, { world }: Steps): Promise<[Draft, Draft, Draft]> {
  const draftOf = ({ operation: id, given }: NonNullable<LimitRule["refused"]>) =>
    world.draft(world.law.operation(id), { given });
  const taken = await draftOf({ operation, given: {} });
  const isKnown = others !== undefined && world.target.tokens[others.given.as] !== undefined;
  return [taken, refused ? await draftOf(refused) : taken, isKnown ? await draftOf(others) : taken];
}

// Sends as many as are allowed; answers what was told of this limit. One of another scope that is tighter meanwhile
// is waited for.
async function countDown(
  requests: number,
  rules: readonly LimitRule[],
  [taken, refused, others]: readonly [Draft, Draft, Draft],
  steps: Steps,
): Promise<Window[]> {
  const windows: Window[] = [];
  for (let sent = 1; sent <= requests; sent++) {
    // Of requests that are the same only the first ones are judged.
    const draft = sent === 2 ? refused : sent === 3 ? others : taken;
    const window = await askWindow(draft, steps, sent <= 4);
    if (window.limit === requests) windows.push(window);
    else if (window.remaining <= 1) await passWindow(window, rules, steps);
    const left = requests - sent;
    if (window.limit !== requests || window.remaining === left) continue;
    steps.expect(false, `After ${sent} requests ${left} must be left, but the headers tell ${window.remaining}.`);
    throw new Unreached("The headers do not count, so that the rest can't be tried.");
  }
  return windows;
}

async function askBeyond(draft: Draft, last: Window, steps: Steps): Promise<void> {
  const { limit: wanted } = steps.world.law.plan.refusals;
  const { operationId } = draft.operation;
  const { status } = await steps.ask(draft, { now: true, about: `${operationId}, beyond the limit` });
  steps.expect(
    wanted === undefined || status === wanted,
    `Beyond the limit the status must be ${wanted}, but is ${status}.`,
  );
  const window = await askWindow(draft, steps);
  steps.expect(window.remaining === 0, `Beyond the limit 0 must be left, but the headers tell ${window.remaining}.`);
  expectSameEnd(last, window, steps);
}

async function askAfter({ requests }: LimitRule, draft: Draft, steps: Steps): Promise<void> {
  const { limit, remaining } = await askWindow(draft, steps);
  // One of another scope may be tighter by now.
  const wanted = limit === requests ? requests - 1 : undefined;
  const isNew = wanted === undefined ? remaining > 0 : remaining === wanted;
  steps.expect(isNew, `A new window must begin with ${wanted ?? "some"} left, but has ${remaining}.`);
}

/** What an answer tells of a limit. */
interface Window {
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
async function askWindow(draft: Draft, steps: Steps, isJudged = true): Promise<Window> {
  const { world } = steps;
  const { headers } = isJudged ? await steps.ask(draft, { now: true }) : (await world.sendNow(draft)).answer;
  const { limits } = world.law.plan;
  const read = (name: string | undefined) => {
    const value = headers.get(name ?? "-") ?? "";
    return /^\d+$/.test(value) ? Number(value) : Number.NaN;
  };
  const [limit, remaining, reset] = [read(limits?.limit), read(limits?.remaining), read(limits?.reset)];
  if (Number.isNaN(limit + remaining + reset)) {
    steps.expect(false, `${draft.operation.operationId}: the headers must tell of a limit in whole numbers.`);
    throw new Unreached("The headers of the limit can't be read.");
  }
  return { limit, remaining, reset, now: timeOf(headers, steps) };
}

// Its own clock may be set otherwise than ours. One that we move shows nowhere else than in what we moved.
function timeOf(headers: Headers, { world }: Steps): number {
  const told = Date.parse(headers.get("Date") ?? "") / 1000;
  return world.powers.passTime || Number.isNaN(told) ? world.now() : told;
}

// Complains unless the limit is one of the plan's, and the window ends within its seconds.
function expectRule({ limit, reset, now }: Window, rules: readonly LimitRule[], { expect }: Steps): void {
  const rule = rules.find(({ requests }) => requests === limit);
  const known = rules.map(({ requests, scope }) => `${requests} (${scope})`).join(" or ");
  expect(rule !== undefined, `The limit must be ${known}, but is ${limit}.`);
  if (!rule) return;
  // The end may be rounded up, and the answer takes a moment.
  const left = reset - now;
  const isNear = left > -2 && left < rule.seconds + 2;
  expect(isNear, `The window of ${limit} must end within ${rule.seconds} seconds, but ends in ${Math.round(left)}.`);
}

function expectSameEnd(before: Window, { reset }: Window, { expect }: Steps): void {
  expect(before.reset === reset, `The end of a window must not move, but went from ${before.reset} to ${reset}.`);
}

// Lets the time pass until a window is over, but no longer than the longest of the rules says.
async function passWindow({ reset }: Window, rules: readonly LimitRule[], { world }: Steps): Promise<void> {
  const left = Math.max(0, Math.ceil(reset - world.now()));
  await world.pass(Math.min(left, Math.max(...rules.map(({ seconds }) => seconds))) + 1);
}
